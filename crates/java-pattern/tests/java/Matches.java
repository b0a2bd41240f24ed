/// Says what Java says: reads lines of hexadecimal UTF-8, a pattern and texts with blanks between, and writes for each
/// line `refused`, or for each text 1 or 0 (or x where Java runs out of stack or of patience).
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

public class Matches {
    public static void main(String[] arguments) throws Exception {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        var output = new StringBuilder();
        for (String line; (line = input.readLine()) != null;) {
            String[] fields = line.split(" ", -1);
            try {
                Pattern pattern = Pattern.compile(text(fields[0]));
                for (int field = 1; field < fields.length; field++) output.append(matches(pattern, text(fields[field])));
            } catch (PatternSyntaxException | IndexOutOfBoundsException refusal) {
                output.append("refused");
            }
            output.append('\n');
            if (output.length() > 1 << 16) {
                System.out.print(output);
                output.setLength(0);
            }
        }
        System.out.print(output);
    }

    static char matches(Pattern pattern, String text) {
        try {
            return pattern.matcher(new Patience(text)).matches() ? '1' : '0';
        } catch (StackOverflowError | IndexOutOfBoundsException | IllegalStateException error) {
            return 'x';
        }
    }

    /// A text that may be looked at so many times.
    static final class Patience implements CharSequence {
        private final String text;
        private int left = 1_000_000;

        Patience(String text) {
            this.text = text;
        }

        public char charAt(int place) {
            if (left-- == 0) throw new IllegalStateException("out of patience");
            return text.charAt(place);
        }

        public int length() {
            return text.length();
        }

        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        public String toString() {
            return text;
        }
    }

    static String text(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }
}
