package dev.replykit.fuzz;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Jackson, which shares no code with Gson, makes of a text.
 *
 * @param isJson whether the text is one JSON value, of any size
 * @param depth how deep arrays and objects nest in it
 * @param longestNumber how many characters its longest number has
 * @param ids the members {@code id} of the object that the text is: numbers as written, anything else as ""
 */
record AnotherReader(boolean isJson, int depth, int longestNumber, List<String> ids) {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();
    private static final JsonFactory OPEN_FACTORY = FACTORY.rebuild()
            .enable(
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();
    private static final JsonMapper MAPPER = new JsonMapper(FACTORY);

    /** Half a surrogate pair, which RFC 8259 lets a text escape. Jackson refuses it, so something else replaces it. */
    private static final Pattern SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}");

    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7f]");

    private static final Pattern LITERAL = Pattern.compile("(?i)true|false|null");

    /** By RFC 8259, to the letter. */
    static AnotherReader of(String text) {
        return of(FACTORY, text);
    }

    /** Everything that Gson takes for JSON in an answer, and more. */
    static AnotherReader openly(String text) {
        return of(
                OPEN_FACTORY,
                LITERAL.matcher(text).replaceAll(literal -> literal.group().toLowerCase(Locale.ROOT)));
    }

    private static AnotherReader of(JsonFactory factory, String text) {
        List<String> ids = new ArrayList<>();
        int deepest = 0;
        int longest = 0;
        boolean isJson = false;
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), withoutTraps(text))) {
            int depth = 0;
            boolean inObject = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (depth == 0 && isJson) {
                    return new AnotherReader(false, deepest, longest, List.of());
                }
                inObject |= depth == 0 && token == JsonToken.START_OBJECT;
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                deepest = Math.max(deepest, depth);
                isJson = depth == 0;
                longest =
                        token.isNumeric() ? Math.max(longest, parser.getString().length()) : longest;
                boolean value = token.isScalarValue() || token.isStructStart();
                if (inObject
                        && value
                        && "id".equals(parser.currentName())
                        && depth == (token.isStructStart() ? 2 : 1)) {
                    ids.add(token.isNumeric() ? parser.getString() : "");
                }
            }
            return new AnotherReader(isJson, deepest, longest, ids);
        } catch (JacksonException e) {
            return new AnotherReader(false, deepest, longest, List.of());
        }
    }

    /** The whole value, for pointers to point into. */
    static JsonNode tree(String text) {
        return MAPPER.readTree(readable(text));
    }

    /** RFC 8259, section 8.1: a parser may pass over a byte order mark. Ours does. */
    private static String readable(String text) {
        return SURROGATE
                .matcher(text.startsWith("\ufeff") ? text.substring(1) : text)
                .replaceAll("\\\\u0053");
    }

    /** Jackson takes a character such as U+0E33 for a hexadecimal digit, by its lower eight bits. U+00FF is none. */
    private static String withoutTraps(String text) {
        return NOT_ASCII.matcher(readable(text)).replaceAll("\u00ff");
    }

    static boolean hasSurrogates(String text) {
        return SURROGATE.matcher(text).find();
    }

    /** Whether Gson reads it, too: it has limits of its own. */
    boolean isWithinLimits() {
        return isJson && depth <= 255 && longestNumber <= 1000;
    }

    /** Whether the last id is an integer in plain digits: whatever else is in an answer, such an id must be found. */
    boolean hasPlainId() {
        return !ids.isEmpty() && ids.get(ids.size() - 1).matches("-?[0-9]{1,18}");
    }

    /** Whether some id has this value, however it is written. */
    boolean hasId(long id) {
        return ids.stream()
                .filter(text -> !text.isEmpty() && text.length() < 100)
                .map(BigDecimal::new)
                .anyMatch(number -> number.compareTo(BigDecimal.valueOf(id)) == 0);
    }
}
