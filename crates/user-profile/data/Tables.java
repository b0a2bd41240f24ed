// Writes this crate's tables of characters, as Java 25 knows them, each as the Rust file it is used in:
//
//     java data/Tables.java scripts > src/validator/characters/latin_or_common.rs
//     java data/Tables.java domains > src/validator/domain/classes.rs

import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class Tables {
    public static void main(String[] arguments) {
        if (Runtime.version().feature() != 25) throw new IllegalStateException("Java 25 is needed");
        switch (arguments[0]) {
            case "scripts" -> print(
                "Latin letters and characters of all scripts, as `java.util.regex` of Java 25 knows them.",
                "Runs of characters from U+0000 on: of no such character, of such, of no such, …",
                "LATIN_OR_COMMON", runs(0x110000, 2, Tables::latinOrCommon), false);
            case "domains" -> print(
                "What `java.net.IDN` makes of each character up to U+FFFF in a domain's label.",
                "Runs of characters from U+0000 on: how many, and their class.",
                "CLASSES", runs(0x10000, 9, Tables::domainClass), true);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    static int latinOrCommon(int character) {
        var script = Character.UnicodeScript.of(character);
        return script == Character.UnicodeScript.LATIN || script == Character.UnicodeScript.COMMON ? 1 : 0;
    }

    /**
     * 0 refused; 1 left to right, 2 right to left, 3 neither, each as it is; 4 as if it were not there;
     * 5, 6, 7 as 1, 2, 3, but becoming something else, of three characters at most; 8 anything else.
     */
    static int domainClass(int character) {
        if (character < 0x80) return character == '.' ? 8 : Character.isLetter(character) ? 1 : 3;
        if (Character.isSurrogate((char) character)) return 0;
        String c = String.valueOf((char) character);
        // ü begins a label from left to right; א begins and ends one from right to left.
        boolean alone = accepted("ü" + c);
        boolean amid = accepted("א" + c + "א");
        boolean last = accepted("א" + c);
        if (!alone && !amid && !last) return 0;
        if (alone && amid && last) return accepted(c) ? 8 : 4;
        String becomes = alone ? prepared("ü" + c + "ü") : prepared("א" + c + "א");
        becomes = becomes.substring(1, becomes.length() - 1);
        int changed = becomes.equals(c) && !joins(c) ? 0 : 4;
        if (becomes.length() > 3) return 8;
        if (alone && !amid && !last) return 1 + changed;
        if (!alone && amid && last) return 2 + changed;
        if (alone && amid) return 3 + changed;
        return 8;
    }

    /** Whether this character may change place with others, or become one with the one before. */
    static boolean joins(String c) {
        String after = "a\u0345" + Normalizer.normalize(c, Normalizer.Form.NFD);
        return seconds.contains(c) || !Normalizer.normalize(after, Normalizer.Form.NFD).equals(after);
    }

    /** Characters that others become one with. */
    static final Set<String> seconds = IntStream.range(0, 0x10000)
        .mapToObj(whole -> String.valueOf((char) whole))
        .filter(whole -> Normalizer.isNormalized(whole, Normalizer.Form.NFC))
        .map(whole -> Normalizer.normalize(whole, Normalizer.Form.NFD))
        .filter(parts -> parts.length() > 1)
        .flatMap(parts -> parts.substring(1).codePoints().mapToObj(Character::toString))
        .collect(Collectors.toSet());

    static String prepared(String label) {
        return IDN.toUnicode(IDN.toASCII(label));
    }

    static boolean accepted(String label) {
        try {
            IDN.toASCII(label);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /** Pairs of a run's length and its class. */
    static List<int[]> runs(int end, int classes, IntUnaryOperator classOf) {
        var runs = new ArrayList<int[]>();
        for (int character = 0; character < end; character++) {
            int known = classOf.applyAsInt(character);
            if (known < 0 || known >= classes) throw new AssertionError(known);
            if (runs.isEmpty() || runs.getLast()[1] != known) runs.add(new int[] {0, known});
            runs.getLast()[0]++;
        }
        return runs;
    }

    static void print(String what, String how, String name, List<int[]> runs, boolean withClass) {
        var bytes = new ArrayList<Integer>();
        if (!withClass && runs.getFirst()[1] != 0) bytes.add(0);
        for (int[] run : runs) {
            int number = withClass ? run[0] * 16 + run[1] : run[0];
            for (; number >= 0x80; number >>= 7) bytes.add(number & 0x7f | 0x80);
            bytes.add(number);
        }
        System.out.println("//! " + what + " Made by `data/Tables.java`.\n");
        System.out.println("/// " + how);
        System.out.println("///\n/// A number is made of the lower seven bits of its bytes, lowest first; the last one is below 128.");
        System.out.println("#[rustfmt::skip]");
        System.out.print("pub(super) static " + name + ": [u8; " + bytes.size() + "] = [");
        for (int at = 0; at < bytes.size(); at++) {
            System.out.print((at % 24 == 0 ? "\n    " : " ") + bytes.get(at) + ",");
        }
        System.out.println("\n];");
    }
}
