package dev.replykit.internal.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From text to {@link Json} and back, by RFC 8259 and without recursion: no depth of nesting overflows the stack. */
public final class JsonText {
    /** How deep a text that a person wrote may nest; far above what the API has use for. */
    public static final int DRAFT_DEPTH = 255;

    private static final Pattern GSON_PLACE = Pattern.compile("at line (\\d+) column (\\d+)");
    private static final String FOLLOWS_THE_END = "After the end: ";

    /** How Gson begins to say what is wrong, and what it means. */
    private static final Map<String, String> GSON_WORDS = Map.of(
            FOLLOWS_THE_END,
            "something follows the end of the JSON value",
            "End of input",
            "the text ends too early",
            "Nesting limit",
            "nested too deep",
            "Unterminated string",
            "a string does not end",
            "Unterminated escape",
            "the text ends too early",
            "Unterminated object",
            "a comma or a closing brace is missing",
            "Unterminated array",
            "a comma or a closing bracket is missing",
            "Expected ':'",
            "a colon is missing after a name",
            "Unescaped control",
            "a line break, tab or other control character stands in a string; write it as an escape",
            "Invalid escape",
            "a backslash is followed by what is no escape");

    private JsonText() {}

    /** Reads one whole JSON value of any depth. */
    public static Json parse(String text) throws MalformedJsonTextException {
        return parse(text, Integer.MAX_VALUE);
    }

    /** Reads one whole JSON value nested at most {@code depth} levels. */
    public static Json parse(String text, int depth) throws MalformedJsonTextException {
        if (text.isBlank()) {
            throw new MalformedJsonTextException("it is empty");
        }
        try {
            return tree(text, depth, BeyondGson.NOTHING);
        } catch (IOException | IllegalStateException e) {
            return parseBeyondGson(text, depth, e);
        }
    }

    private static Json parseBeyondGson(String text, int depth, Exception refusal) throws MalformedJsonTextException {
        StringBuilder rest = new StringBuilder(text);
        BeyondGson beyond = BeyondGson.takenFrom(rest);
        if (beyond.isNothing()) {
            throw new MalformedJsonTextException(explained(refusal));
        }
        try {
            return tree(rest.toString(), depth, beyond);
        } catch (IOException | IllegalStateException e) {
            throw new MalformedJsonTextException(explained(e));
        }
    }

    private static Json tree(String text, int depth, BeyondGson beyond) throws IOException {
        JsonReader reader = strictReader(text, depth);
        Json json = new TreeBuilder(reader, beyond).build();
        try {
            var unused = reader.peek();
        } catch (MalformedJsonException e) {
            throw new MalformedJsonException(FOLLOWS_THE_END + e.getMessage(), e);
        }
        return json;
    }

    /**
     * The integer member {@code id} at the top of an object that may be cut or broken further on, or null. A number at
     * the very end does not count: a text that ends after 12 may have been cut from 123. Nor does one below 1.
     */
    public static @Nullable Long salvageId(String text) {
        StringBuilder whole = new StringBuilder(text);
        whole.setLength(BeyondGson.startOfNumberAtEnd(text));
        BeyondGson.takenFrom(whole);
        JsonReader reader = strictReader(whole.toString(), Integer.MAX_VALUE);
        Long id = null;
        try {
            reader.beginObject();
            while (reader.hasNext()) {
                if (reader.nextName().equals("id") && reader.peek() == JsonToken.NUMBER) {
                    Long seen = Numbers.exactLong(reader.nextString());
                    id = seen != null && seen >= 1 ? seen : id;
                } else {
                    reader.skipValue();
                }
            }
        } catch (IOException | IllegalStateException e) {
            return id;
        }
        return id;
    }

    /** Compact JSON, characters as they are; only what RFC 8259 demands, and lone surrogates, are escaped. */
    public static String write(Json json) {
        StringWriter out = new StringWriter();
        JsonWriter writer = new JsonWriter(out);
        writer.setStrictness(Strictness.STRICT);
        writer.setHtmlSafe(false);
        try {
            new TreeWriter(writer).write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("A StringWriter never fails", e);
        }
        return asTyped(out.toString());
    }

    private static JsonReader strictReader(String text, int depth) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(depth);
        return reader;
    }

    /**
     * What Gson wrote, but for two things. Half a surrogate pair has no UTF-8 form and would go out as a question mark:
     * as an escape it survives. The line separators of Unicode, which Gson always escapes, need none.
     */
    private static String asTyped(String json) {
        StringBuilder out = null;
        int copied = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c != '\\' && !Character.isSurrogate(c)) {
                continue;
            }
            boolean separator = json.startsWith("\\u2028", i) || json.startsWith("\\u2029", i);
            if (!separator && (c == '\\' || isPair(json, i))) {
                i++;
                continue;
            }
            out = out == null ? new StringBuilder(json.length() + 16) : out;
            out.append(json, copied, i);
            if (separator) {
                out.append(json.charAt(i + 5) == '8' ? '\u2028' : '\u2029');
                i += 5;
            } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
            copied = i + 1;
        }
        return out == null ? json : out.append(json, copied, json.length()).toString();
    }

    private static boolean isPair(String text, int high) {
        return high + 1 < text.length() && Character.isSurrogatePair(text.charAt(high), text.charAt(high + 1));
    }

    private static String explained(Exception e) {
        String message = String.valueOf(e.getMessage());
        Matcher place = GSON_PLACE.matcher(message);
        String where = place.find() ? "line " + place.group(1) + ", column " + place.group(2) + ": " : "";
        return where
                + GSON_WORDS.entrySet().stream()
                        .filter(words -> message.startsWith(words.getKey()))
                        .findFirst()
                        .map(Map.Entry::getValue)
                        .orElse("not JSON as RFC 8259 has it (quotes, commas, brackets, comments?)");
    }

    /** Builds exact-sized nodes from one stack of values, on which each open container holds a place for itself. */
    private static final class TreeBuilder {
        private Json[] values = new Json[32];
        private String[] names = new String[32];
        private int size;
        private int[] starts = new int[8];
        private int depth;
        private final JsonReader reader;
        private final BeyondGson beyond;
        private int ordinal;

        TreeBuilder(JsonReader reader, BeyondGson beyond) {
            this.reader = reader;
            this.beyond = beyond;
        }

        Json build() throws IOException {
            do {
                switch (reader.peek()) {
                    case BEGIN_OBJECT -> {
                        reader.beginObject();
                        open();
                    }
                    case BEGIN_ARRAY -> {
                        reader.beginArray();
                        open();
                    }
                    case END_OBJECT -> {
                        reader.endObject();
                        int start = starts[depth - 1];
                        close(new Json.Obj(
                                Arrays.copyOfRange(names, start, size), Arrays.copyOfRange(values, start, size)));
                    }
                    case END_ARRAY -> {
                        reader.endArray();
                        close(new Json.Arr(Arrays.copyOfRange(values, starts[depth - 1], size)));
                    }
                    case NAME -> names[size] = meant(reader.nextName());
                    case STRING -> add(new Json.Text(meant(reader.nextString())));
                    case NUMBER -> add(new Json.Num(meant(reader.nextString())));
                    case BOOLEAN -> add(new Json.Bool(reader.nextBoolean()));
                    case NULL -> {
                        reader.nextNull();
                        add(Json.Null.NULL);
                    }
                    case END_DOCUMENT -> throw new EOFException("End of input");
                }
            } while (depth > 0);
            return values[0];
        }

        private String meant(String read) {
            return beyond.isNothing() ? read : beyond.meant(ordinal++, read);
        }

        private void open() {
            add(Json.Null.NULL);
            if (depth == starts.length) {
                starts = Arrays.copyOf(starts, depth * 2);
            }
            starts[depth++] = size;
        }

        private void close(Json container) {
            size = starts[--depth];
            values[size - 1] = container;
        }

        private void add(Json value) {
            values[size++] = value;
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
                names = Arrays.copyOf(names, size * 2);
            }
        }
    }

    /** Writes a tree with a stack of its own. */
    private static final class TreeWriter {
        private final JsonWriter out;
        private Json[] open = new Json[8];
        private int[] next = new int[8];
        private int depth;

        TreeWriter(JsonWriter out) {
            this.out = out;
        }

        void write(Json root) throws IOException {
            value(root);
            while (depth > 0) {
                Json container = open[depth - 1];
                int index = next[depth - 1]++;
                if (container instanceof Json.Obj obj) {
                    if (index < obj.names.length) {
                        out.name(obj.names[index]);
                        value(obj.values[index]);
                    } else {
                        out.endObject();
                        depth--;
                    }
                } else {
                    Json.Arr arr = (Json.Arr) container;
                    if (index < arr.items.length) {
                        value(arr.items[index]);
                    } else {
                        out.endArray();
                        depth--;
                    }
                }
            }
        }

        private void value(Json json) throws IOException {
            if (json instanceof Json.Text text) {
                out.value(text.value());
            } else if (json instanceof Json.Num num) {
                out.jsonValue(num.text());
            } else if (json instanceof Json.Raw raw) {
                out.jsonValue(raw.text());
            } else if (json instanceof Json.Bool bool) {
                out.value(bool.value());
            } else if (json instanceof Json.Null) {
                out.nullValue();
            } else {
                if (json instanceof Json.Obj) {
                    out.beginObject();
                } else {
                    out.beginArray();
                }
                if (depth == open.length) {
                    open = Arrays.copyOf(open, depth * 2);
                    next = Arrays.copyOf(next, depth * 2);
                }
                open[depth] = json;
                next[depth++] = 0;
            }
        }
    }
}
