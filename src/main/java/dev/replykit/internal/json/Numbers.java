package dev.replykit.internal.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers read exactly or not at all: no 1.5 to 1, no wrap-around, no slow giants. */
final class Numbers {
    /** More digits than any 64-bit integer needs, however it is written by a sane program. */
    private static final int LONGEST = 64;

    private Numbers() {}

    /** The integer that the JSON number is, {@code 1.0} and {@code 1e2} included, or null where it is none. */
    static @Nullable Long exactLong(String number) {
        if (number.length() > LONGEST) {
            return null;
        }
        try {
            return plain(number) ? Long.valueOf(number) : Long.valueOf(new BigDecimal(number).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    /** Whether two JSON numbers mean the same value; giants are compared by their text. */
    static boolean same(String a, String b) {
        if (a.equals(b)) {
            return true;
        }
        if (a.length() > LONGEST || b.length() > LONGEST) {
            return false;
        }
        try {
            return new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
        } catch (ArithmeticException | NumberFormatException e) {
            return false;
        }
    }

    private static boolean plain(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return false;
            }
        }
        return true;
    }
}
