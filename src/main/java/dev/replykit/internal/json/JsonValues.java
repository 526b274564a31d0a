package dev.replykit.internal.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.replykit.internal.text.Printable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of Gson's tree exactly or not at all. Gson itself reads 1.5 as 1, and takes 9007199254740993 and
 * 9007199254740992 for equal.
 */
public final class JsonValues {
    /** More digits than a program writes for an integer of 64 bits. A longer number could take long to compute. */
    private static final int LONGEST = 64;

    private JsonValues() {}

    /** {@return the string, or null where the JSON is none} */
    public static @Nullable String text(@Nullable JsonElement json) {
        return json instanceof JsonPrimitive primitive && primitive.isString() ? primitive.getAsString() : null;
    }

    /** {@return the integer, {@code 1.0} and {@code 1e2} included, or null where the JSON is none of 64 bits} */
    public static @Nullable Long integer(@Nullable JsonElement json) {
        return json instanceof JsonPrimitive primitive && primitive.isNumber()
                ? exactLong(primitive.getAsString())
                : null;
    }

    /** {@return true or false, or null where the JSON is neither} */
    public static @Nullable Boolean bool(@Nullable JsonElement json) {
        return json instanceof JsonPrimitive primitive && primitive.isBoolean() ? primitive.getAsBoolean() : null;
    }

    /** {@return what a message calls the value: "an object", "the string \"x\"", "null"} */
    public static String described(JsonElement json) {
        if (json instanceof JsonPrimitive primitive) {
            return primitive.isString()
                    ? describedText(primitive.getAsString())
                    : Printable.excerpt(primitive.getAsString(), 60);
        }
        return json instanceof JsonObject ? "an object" : json instanceof JsonArray ? "an array" : "null";
    }

    static String describedText(String text) {
        return "the string " + Printable.quoted(text);
    }

    /** {@return the name or index as JSON Pointer (RFC 6901) has it} */
    static String pointerToken(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }

    static @Nullable Long exactLong(String number) {
        if (number.length() > LONGEST) {
            return null;
        }
        try {
            return isPlain(number) ? Long.valueOf(number) : Long.valueOf(new BigDecimal(number).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    private static boolean isPlain(String number) {
        for (int i = 0; i < number.length(); i++) {
            if (number.charAt(i) > '9' || number.charAt(i) == '.') {
                return false;
            }
        }
        return true;
    }

    /** Whether two JSON numbers have the same value. Very long ones are compared by their text. */
    static boolean sameNumber(String a, String b) {
        if (a.length() > LONGEST || b.length() > LONGEST) {
            return a.equals(b);
        }
        try {
            return new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
        } catch (ArithmeticException | NumberFormatException e) {
            return a.equals(b);
        }
    }
}
