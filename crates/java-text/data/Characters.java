/// Prints what `java.lang.Character` says, as the files beside this one hold it:
/// `java Characters.java classes > java-char-classes.json`, `java Characters.java cases > java-case-mappings.json`.
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

public class Characters {
    public static void main(String[] arguments) {
        boolean classes = arguments[0].equals("classes");
        System.out.println("{\"java_version\":\"" + System.getProperty("java.version") + "\",\"note\":\"" + (classes
            ? "inclusive ranges of UTF-16 code units (BMP incl. surrogates) for java.lang.Character predicates used by Keycloak password policies"
            : "[first, last, step, shift] of code points that java.lang.Character maps to another one, code point + shift")
            + "\",");
        if (classes) {
            ranges("isUpperCase", unit -> Character.isUpperCase((char) unit), ",");
            ranges("isLowerCase", unit -> Character.isLowerCase((char) unit), ",");
            ranges("isDigit", unit -> Character.isDigit((char) unit), ",");
            ranges("isLetterOrDigit", unit -> Character.isLetterOrDigit((char) unit), "}");
        } else {
            shifts("toUpperCase", Character::toUpperCase, ",");
            shifts("toLowerCase", Character::toLowerCase, "}");
        }
    }

    static void ranges(String name, IntPredicate holds, String end) {
        StringBuilder list = new StringBuilder();
        for (int unit = 0; unit <= 0xFFFF; unit++) {
            if (!holds.test(unit)) continue;
            int first = unit;
            while (unit < 0xFFFF && holds.test(unit + 1)) unit++;
            list.append(list.isEmpty() ? "" : ",").append("[" + first + "," + unit + "]");
        }
        System.out.println("\"" + name + "\":[" + list + "]" + end);
    }

    static void shifts(String name, IntUnaryOperator map, String end) {
        IntUnaryOperator shift = point -> point > Character.MAX_CODE_POINT ? 0 : map.applyAsInt(point) - point;
        StringBuilder list = new StringBuilder();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            int by = shift.applyAsInt(point);
            if (by == 0) continue;
            // Either a block beside another, or every second one: capital, small, capital, small.
            int step = shift.applyAsInt(point + 1) == 0 && shift.applyAsInt(point + 2) == by ? 2 : 1;
            int first = point;
            while (shift.applyAsInt(point + step) == by && (step == 1 || shift.applyAsInt(point + 1) == 0)) point += step;
            list.append(list.isEmpty() ? "" : ",").append("[" + first + "," + point + "," + step + "," + by + "]");
        }
        System.out.println("\"" + name + "\":[" + list + "]" + end);
    }
}
