package dev.replykit.internal.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.replykit.internal.text.Printable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of Gson's tree exactly or not at all. Gson itself reads 1.5 as 1, and takes 9007199254740993 and
 * 9007199254740992 for equal.
 */
public final class JsonValues {
    /** More digits than a program writes for an integer of 64 bits. A longer number could take long to compute. */
    private static final int LONGEST = 64;

    /** More minutes than this don't fit a {@link Duration}. */
    private static final long MOST_MINUTES = Long.MAX_VALUE / 60;

    /** Java knows nine digits of a fraction. */
    private static final Pattern FINER_THAN_NANOS = Pattern.compile("(\\.\\d{9})\\d++");

    private static final String USUAL_TIME = "dddd-dd-ddTdd:dd:dd+00:00";

    private JsonValues() {}

    /** {@return the string, or null where the JSON is none} */
    public static @Nullable String text(@Nullable JsonElement json) {
        return json instanceof JsonPrimitive primitive && primitive.isString() ? primitive.getAsString() : null;
    }

    /** {@return the integer, {@code 1.0} and {@code 1e2} included, or null where the JSON is no 64-bit integer} */
    public static @Nullable Long integer(@Nullable JsonElement json) {
        return json instanceof JsonPrimitive primitive && primitive.isNumber()
                ? exactLong(primitive.getAsString())
                : null;
    }

    /** {@return true or false, or null where the JSON is neither} */
    public static @Nullable Boolean bool(@Nullable JsonElement json) {
        return json instanceof JsonPrimitive primitive && primitive.isBoolean() ? primitive.getAsBoolean() : null;
    }

    static @Nullable Duration minutes(JsonElement json) {
        Long minutes = integer(json);
        return minutes == null || minutes > MOST_MINUTES || minutes < -MOST_MINUTES
                ? null
                : Duration.ofMinutes(minutes);
    }

    /** {@return the time with its offset, and a fraction of any length, or null where the JSON is none} */
    public static @Nullable OffsetDateTime time(@Nullable JsonElement json) {
        String text = text(json);
        if (text == null) {
            return null;
        }
        try {
            return isUsual(text)
                    ? usualTime(text)
                    : OffsetDateTime.parse(FINER_THAN_NANOS.matcher(text).replaceFirst("$1"));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isUsual(String text) {
        boolean usual = text.length() == USUAL_TIME.length();
        for (int i = 0; usual && i < text.length(); i++) {
            char form = USUAL_TIME.charAt(i);
            char c = text.charAt(i);
            usual = form == 'd' ? c >= '0' && c <= '9' : c == form;
        }
        return usual;
    }

    /** Java's own parser would take a tenth of the time for a whole answer. */
    private static OffsetDateTime usualTime(String text) {
        return OffsetDateTime.of(
                Integer.parseInt(text, 0, 4, 10),
                Integer.parseInt(text, 5, 7, 10),
                Integer.parseInt(text, 8, 10, 10),
                Integer.parseInt(text, 11, 13, 10),
                Integer.parseInt(text, 14, 16, 10),
                Integer.parseInt(text, 17, 19, 10),
                0,
                ZoneOffset.UTC);
    }

    /** {@return what a message calls the value: "an object", "the string \"x\"", "null"} */
    public static String described(JsonElement json) {
        if (json instanceof JsonPrimitive primitive) {
            String text = primitive.getAsString();
            return primitive.isString() ? "the string " + Printable.quoted(text) : Printable.excerpt(text, 60);
        }
        return json instanceof JsonObject ? "an object" : json instanceof JsonArray ? "an array" : "null";
    }

    /** {@return the name or index as JSON Pointer (RFC 6901) has it} */
    static String pointerToken(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }

    static @Nullable Long exactLong(String number) {
        if (number.length() > LONGEST) {
            return null;
        }
        boolean isPlain = true;
        for (int i = 0; i < number.length(); i++) {
            isPlain &= number.charAt(i) <= '9' && number.charAt(i) != '.'; // letters come after the digits
        }
        try {
            return isPlain ? Long.valueOf(number) : Long.valueOf(new BigDecimal(number).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
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
