//! What the browser pretends to run on.

use anyhow::Result;
use serde_json::json;

use crate::webdriver::Window;

/// A machine and its network.
pub(crate) struct Profile {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    /// Whether it is the one that the goals, and `docs/bench.md`, are about.
    pub(crate) is_held_to_goals: bool,
    /// Width and height in CSS pixels.
    window: [u32; 2],
    pixels: f64,
    network: Option<Network>,
    /// How many times slower the processor is.
    slowdown: u32,
}

struct Network {
    kilobits_down: u32,
    kilobits_up: u32,
    latency_ms: u32,
}

pub(crate) const PROFILES: [Profile; 2] = [
    Profile {
        name: "phone",
        about: "slow 4G (1.6 Mbit/s, 150 ms) and a processor slowed down to a quarter, 412 × 823",
        is_held_to_goals: true,
        window: [412, 823],
        pixels: 1.75,
        network: Some(Network {
            kilobits_down: 1_600,
            kilobits_up: 750,
            latency_ms: 150,
        }),
        slowdown: 4,
    },
    Profile {
        name: "desktop",
        about: "neither network nor processor slowed down, 1280 × 800",
        is_held_to_goals: false,
        window: [1280, 800],
        pixels: 1.0,
        network: None,
        slowdown: 1,
    },
];

impl Profile {
    /// Makes a window pretend from now on.
    pub(crate) fn put_on(&self, window: &Window) -> Result<()> {
        let [width, height] = self.window;
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": self.pixels, "mobile": width < 500 });
        window.tell("Emulation.setDeviceMetricsOverride", &screen)?;
        window.tell(
            "Emulation.setCPUThrottlingRate",
            &json!({ "rate": self.slowdown }),
        )?;
        let Some(network) = &self.network else {
            return Ok(());
        };
        let bytes_per_second = |kilobits: u32| kilobits * 1000 / 8;
        window.tell("Network.enable", &json!({}))?;
        window.tell(
            "Network.emulateNetworkConditions",
            &json!({
                "offline": false,
                "latency": network.latency_ms,
                "downloadThroughput": bytes_per_second(network.kilobits_down),
                "uploadThroughput": bytes_per_second(network.kilobits_up),
            }),
        )
    }
}
