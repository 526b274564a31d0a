package dev.replykit.internal.text;

import dev.replykit.JsonField;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Foreign text made safe to print: without control characters and others that could steer a terminal. */
public final class Printable {
    static final int REPLACEMENT = 0xFFFD;

    private static final int LONGEST_EXCERPT = 60;
    private static final Pattern BREAK = Pattern.compile("[\\n\\r\\t\\u2028\\u2029]");

    private Printable() {}

    /** At most 60 characters of the text on one line, in double quotes. */
    public static String quoted(String text) {
        return '"' + excerpt(text, LONGEST_EXCERPT) + '"';
    }

    /** At most {@code longest} characters of the text on one line, with "..." where it was cut. */
    public static String excerpt(String text, int longest) {
        boolean isCut = text.codePointCount(0, text.length()) > longest;
        String begin = isCut ? text.substring(0, text.offsetByCodePoints(0, longest)) : text;
        return replaced(BREAK.matcher(begin).replaceAll(" ")) + (isCut ? "..." : "");
    }

    /** The text with each character that is not printable replaced by U+FFFD. */
    public static String replaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().map(Printable::orReplacement).forEach(out::appendCodePoint);
        return out.toString();
    }

    /** The text with each character that is neither printable nor allowed as an escape of JSON and Java. */
    public static String escaped(String text, String allowed) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isPrintable(c) || allowed.indexOf(c) >= 0) {
                out.appendCodePoint(c);
            } else {
                for (char half : Character.toChars(c)) {
                    out.append(String.format(Locale.ROOT, "\\u%04x", (int) half));
                }
            }
        });
        return out.toString();
    }

    /** The value as Java prints it, with escapes. */
    public static String value(@Nullable Object value) {
        return escaped(String.valueOf(value), "");
    }

    /** The record with its members as Java prints it. */
    public static String record(Record value) {
        return value.getClass().getSimpleName() + "[" + members(value) + "]";
    }

    /** The members that have a value; by reflection, so that no list of members can become outdated. */
    static String members(Record value) {
        StringJoiner members = new StringJoiner(", ");
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                Object member = component.getAccessor().invoke(value);
                if (member != null && !(member instanceof JsonField<?> field && field.isAbsent())) {
                    members.add(component.getName() + "=" + member);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("A public record of this library has public accessors", e);
            }
        }
        return value(members);
    }

    static int orReplacement(int c) {
        return isPrintable(c) ? c : REPLACEMENT;
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            // The two joiners hold emoji and Persian words together. Others hide text or change its direction.
            case Character.FORMAT -> c == 0x200C || c == 0x200D;
            default -> (c & 0xFFFE) != 0xFFFE;
        };
    }
}
