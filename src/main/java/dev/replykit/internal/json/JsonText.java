package dev.replykit.internal.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON text to Gson's tree and back. Numbers keep their text. Arrays and objects may nest 255 levels, which is Gson's
 * own limit.
 */
public final class JsonText {
    private static final Pattern GSON_PLACE = Pattern.compile("at line (\\d+) column (\\d+)");

    /** A line separator of Unicode, which Gson writes as an escape. Behind an odd backslash it is ordinary text. */
    private static final Pattern ESCAPED_SEPARATOR = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*+)\\\\u202([89])");

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

    private final JsonReader in;
    private final Findings findings;

    private JsonText(JsonReader in, Findings findings) {
        this.in = in;
        this.findings = findings;
    }

    /**
     * Reads an answer. What Gson once took for JSON passes, such as half of a surrogate pair. Of duplicate names the
     * last one wins.
     */
    public static JsonElement parse(String text) throws MalformedJsonTextException {
        return parse(text, Strictness.LEGACY_STRICT, Findings.NONE);
    }

    /** Reads what a person wrote, by RFC 8259 to the letter. The findings remember names that an object has twice. */
    public static JsonElement parseStrictly(String text, Findings findings) throws MalformedJsonTextException {
        return parse(text, Strictness.STRICT, findings);
    }

    /** {@return an answer's JSON, or null where the text is none} */
    static @Nullable JsonElement parseOrNull(String text) {
        try {
            return parse(text);
        } catch (MalformedJsonTextException e) {
            return null;
        }
    }

    private static JsonElement parse(String text, Strictness strictness, Findings findings)
            throws MalformedJsonTextException {
        if (text.isBlank()) {
            throw new MalformedJsonTextException("it is empty");
        }
        JsonReader in = new JsonReader(new StringReader(text));
        in.setStrictness(strictness);
        try {
            JsonElement json = new JsonText(in, findings).value();
            checkEnd(in);
            return json;
        } catch (IOException e) {
            throw new MalformedJsonTextException(explained(e));
        }
    }

    private static void checkEnd(JsonReader in) throws IOException {
        try {
            var unused = in.peek();
        } catch (IOException e) {
            throw new IOException(AFTER_THE_END + e.getMessage(), e);
        }
    }

    private JsonElement value() throws IOException {
        return switch (in.peek()) {
            case BEGIN_OBJECT -> object();
            case BEGIN_ARRAY -> array();
            case STRING -> new JsonPrimitive(in.nextString());
            case NUMBER -> new JsonPrimitive(ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(in));
            case BOOLEAN -> new JsonPrimitive(in.nextBoolean());
            default -> {
                in.nextNull();
                yield JsonNull.INSTANCE;
            }
        };
    }

    private JsonObject object() throws IOException {
        JsonObject object = new JsonObject();
        in.beginObject();
        while (in.hasNext()) {
            int size = object.size();
            String name = in.nextName();
            object.add(name, value());
            if (object.size() == size) {
                object.add(name, object.remove(name)); // to the place of the last one
                findings.addDuplicate(object, name);
            }
        }
        in.endObject();
        return object;
    }

    private JsonArray array() throws IOException {
        JsonArray array = new JsonArray();
        in.beginArray();
        while (in.hasNext()) {
            array.add(value());
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

    /** Compact JSON. Characters are written as they are; only what RFC 8259 demands is escaped. */
    public static String write(JsonElement json) {
        return write(out -> write(json, out));
    }

    /** Something that writes JSON. */
    interface Writing {
        void writeTo(JsonWriter out) throws IOException;
    }

    static String write(Writing writing) {
        return write(writing, JsonWriter::new);
    }

    static String write(Writing writing, Function<Writer, JsonWriter> writer) {
        StringWriter text = new StringWriter(1024);
        try {
            writing.writeTo(writer.apply(text));
        } catch (IOException e) {
            throw new UncheckedIOException("A StringWriter never fails", e);
        }
        String json = text.toString();
        return json.contains("\\u202")
                ? ESCAPED_SEPARATOR
                        .matcher(json)
                        .replaceAll(escape -> Matcher.quoteReplacement(escape.group(1))
                                + (escape.group(2).equals("8") ? '\u2028' : '\u2029'))
                : json;
    }

    private static void write(JsonElement json, JsonWriter out) throws IOException {
        if (json instanceof JsonObject object) {
            out.beginObject();
            for (Map.Entry<String, JsonElement> member : object.entrySet()) {
                write(member.getValue(), out.name(member.getKey()));
            }
            out.endObject();
        } else if (json instanceof JsonArray array) {
            out.beginArray();
            for (JsonElement item : array) {
                write(item, out);
            }
            out.endArray();
        } else if (json instanceof JsonPrimitive primitive && primitive.isString()) {
            out.value(primitive.getAsString());
        } else {
            out.jsonValue(json instanceof JsonPrimitive primitive ? primitive.getAsString() : "null");
        }
    }

    private static String explained(IOException e) {
        String message = String.valueOf(e.getMessage());
        Matcher place = GSON_PLACE.matcher(message);
        String where = place.find() ? "line " + place.group(1) + ", column " + place.group(2) + ": " : "";
        return where
                + PLAIN_WORDS.entrySet().stream()
                        .filter(words -> message.startsWith(words.getKey()))
                        .findFirst()
                        .map(Map.Entry::getValue)
                        .orElse("unexpected character; check quotes, commas, brackets, comments and numbers"
                                + " (at most 1,000 digits)");
    }
}
