package dev.replykit.internal.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.internal.Streams;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON text to Gson's tree and back. Numbers keep their text. Arrays and objects may nest 255 levels, which is Gson's
 * own limit.
 */
public final class JsonText {
    private static final Pattern GSON_PLACE = Pattern.compile("at line (\\d+) column (\\d+)");

    private static final String AFTER_THE_END = "After the end: ";

    /** How Gson's messages begin, and what they mean. */
    private static final Map<String, String> PLAIN_WORDS = Map.ofEntries(
            Map.entry(AFTER_THE_END, "something follows the end of the JSON value"),
            Map.entry("End of input", "the text ends too early"),
            Map.entry("Nesting limit", "nested too deep, more than 255 levels"),
            Map.entry("Unterminated string", "a string does not end"),
            Map.entry("Unterminated escape", "the text ends too early"),
            Map.entry("Unterminated object", "a comma or a closing brace is missing"),
            Map.entry("Unterminated array", "a comma or a closing bracket is missing"),
            Map.entry("Expected ':'", "a colon is missing after a name"),
            Map.entry("Unescaped control", "a string has a line break, tab or other control character; escape it"),
            Map.entry("Unpaired surrogate", "a string has half of a surrogate pair, which is no character"),
            Map.entry("Invalid escape", "a backslash is not followed by an escape"),
            Map.entry("Malformed Unicode escape", "a backslash is not followed by an escape"));

    private static final Codec<JsonElement> TREE = JsonText::value;

    /** The text is not JSON as RFC 8259 has it; the message says where. */
    public static final class MalformedJsonTextException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedJsonTextException(String message) {
            super(message);
        }
    }

    private JsonText() {}

    /** Reads an answer to a tree, openly. Of duplicate names the last one wins. */
    public static JsonElement parse(String text) throws MalformedJsonTextException {
        return Objects.requireNonNull(read(text, Strictness.LEGACY_STRICT, TREE, Findings.LENIENT));
    }

    /** Reads what a person wrote to a tree, strictly. Adds names that an object has twice to the findings. */
    static JsonElement parseStrictly(String text, Findings findings) throws MalformedJsonTextException {
        return Objects.requireNonNull(read(text, Strictness.STRICT, TREE, findings));
    }

    /** {@return an answer's JSON, or null where the text is none} */
    public static @Nullable JsonElement parseOrNull(String text) {
        return readOrNull(text, TREE);
    }

    /** Reads an answer openly, or returns null where the text is none. */
    static <V> @Nullable V readOrNull(String text, Codec<V> codec) {
        try {
            return read(text, Strictness.LEGACY_STRICT, codec, Findings.LENIENT);
        } catch (MalformedJsonTextException e) {
            return null;
        }
    }

    /** Reads JSON by RFC 8259 to the letter, or what Gson once took for JSON, such as half of a surrogate pair. */
    static <V> @Nullable V read(String text, Strictness strictness, Codec<V> codec, Findings findings)
            throws MalformedJsonTextException {
        if (text.isBlank()) {
            throw new MalformedJsonTextException("it is empty");
        }
        JsonReader in = new JsonReader(new StringReader(text));
        in.setStrictness(strictness);
        String when = "";
        try {
            V value = codec.read(in, findings);
            if (codec != TREE && findings.clearIfDuplicates()) { // of which the last one wins in a tree
                return codec.read(Objects.requireNonNull(read(text, strictness, TREE, findings)), findings);
            }
            when = AFTER_THE_END;
            var unused = in.peek();
            return value;
        } catch (IOException e) {
            throw new MalformedJsonTextException(explained(text, when + e.getMessage()));
        }
    }

    /** Reads the value that comes next to a tree. Adds names that an object has twice to the findings. */
    static JsonElement value(JsonReader in, Findings findings) throws IOException {
        return switch (in.peek()) {
            case BEGIN_OBJECT -> object(in, findings);
            case BEGIN_ARRAY -> array(in, findings);
            case STRING -> new JsonPrimitive(in.nextString());
            case NUMBER -> new JsonPrimitive(ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(in));
            case BOOLEAN -> new JsonPrimitive(in.nextBoolean());
            default -> {
                in.nextNull();
                yield JsonNull.INSTANCE;
            }
        };
    }

    private static JsonObject object(JsonReader in, Findings findings) throws IOException {
        JsonObject object = new JsonObject();
        in.beginObject();
        while (in.hasNext()) {
            readMember(in, object, findings);
        }
        in.endObject();
        return object;
    }

    /** Reads the member that comes next into the object. */
    static void readMember(JsonReader in, JsonObject object, Findings findings) throws IOException {
        int size = object.size();
        int before = findings.size();
        String name = in.nextName();
        object.add(name, value(in, findings));
        if (object.size() == size) {
            findings.addDuplicate(name);
        }
        findings.placeUnder(name, before);
    }

    private static JsonArray array(JsonReader in, Findings findings) throws IOException {
        JsonArray array = new JsonArray();
        in.beginArray();
        while (in.hasNext()) {
            int before = findings.size();
            array.add(value(in, findings));
            findings.placeUnder(array.size() - 1, before);
        }
        in.endArray();
        return array;
    }

    /**
     * The integer member {@code id} at the top of an object that may be cut or broken further on, or null. Does not
     * count a number at the very end, since a text that ends after 12 may have been cut from 123, nor one below 1.
     */
    public static @Nullable Long salvageId(String text) {
        int end = text.length();
        while (end > 0 && "+-.eE0123456789".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        JsonReader in = new JsonReader(new StringReader(text.substring(0, end)));
        in.setNestingLimit(Integer.MAX_VALUE);
        Long id = null;
        try {
            in.beginObject();
            while (in.hasNext()) {
                if (in.nextName().equals("id") && in.peek() == JsonToken.NUMBER) {
                    Long seen = JsonValues.exactLong(in.nextString());
                    id = seen != null && seen >= 1 ? seen : id;
                } else {
                    in.skipValue();
                }
            }
        } catch (IOException | IllegalStateException e) {
            return id;
        }
        return id;
    }

    /** The JSON on indented lines, with the same values. */
    public static String indented(String json) {
        return write(out -> {
            out.setIndent("  ");
            // Not new GsonBuilder(): with it the whole of Gson would be in the jar.
            Streams.write(JsonParser.parseString(json), out);
        });
    }

    /** Something that writes JSON. */
    interface Writing {
        void writeTo(JsonWriter out) throws IOException;
    }

    static String write(Writing writing) {
        StringBuilder text = new StringBuilder(1024);
        try {
            // A StringWriter would lock for each of many small parts.
            writing.writeTo(new JsonWriter(Streams.writerForAppendable(text)));
        } catch (IOException e) {
            throw new UncheckedIOException("A StringBuilder never fails", e);
        }
        return text.toString();
    }

    private static String explained(String text, String message) {
        Matcher place = GSON_PLACE.matcher(message);
        boolean isKnown = place.find();
        return (isKnown ? "line " + place.group(1) + ", column " + place.group(2) + ": " : "")
                + PLAIN_WORDS.entrySet().stream()
                        .filter(words -> message.startsWith(words.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("unexpected character; check quotes, commas, brackets, comments and numbers"
                                + " (at most 1,000 digits)")
                + (isKnown ? oddCharacter(text, Long.parseLong(place.group(1)), Long.parseLong(place.group(2))) : "");
    }

    /** Names a character that people can't see. It is at the place that Gson names, or beside it. */
    private static String oddCharacter(String text, long line, long column) {
        String found = text.lines().skip(line - 1).findFirst().orElse("");
        return found.chars()
                .skip(Math.max(0, column - 2))
                .limit(3)
                .filter(c -> c > '~' && (Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT))
                .mapToObj(c -> ". The character U+%04X (%s) does not belong there".formatted(c, Character.getName(c)))
                .findFirst()
                .orElse("");
    }
}
