package dev.replykit.fuzz;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Jackson, which shares no code with ours, makes of a text.
 *
 * @param isJson whether the text is one JSON value as RFC 8259 has it, of any size
 * @param depth how deep arrays and objects nest in it
 * @param ids the numbers that are members {@code id} of the object that the text is, as written
 */
record AnotherReader(boolean isJson, int depth, List<String> ids) {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();
    private static final JsonMapper MAPPER = new JsonMapper(FACTORY);

    /** Half a surrogate pair, which RFC 8259 lets a text escape, and Jackson refuses; so something else stands for it. */
    private static final Pattern SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}");

    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7f]");

    static AnotherReader of(String text) {
        List<String> ids = new ArrayList<>();
        int deepest = 0;
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), withoutTraps(text))) {
            int depth = 0;
            boolean inObject = false;
            boolean any = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (depth == 0 && any) {
                    return new AnotherReader(false, deepest, List.of());
                }
                inObject |= !any && token == JsonToken.START_OBJECT;
                any = true;
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                deepest = Math.max(deepest, depth);
                if (depth == 1 && inObject && token.isNumeric() && "id".equals(parser.currentName())) {
                    ids.add(parser.getString());
                }
            }
            return new AnotherReader(any && depth == 0, deepest, ids);
        } catch (JacksonException e) {
            return new AnotherReader(false, deepest, List.of());
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

    /** Those ids that are integers of 64 bits in plain digits: whatever else is in an answer, they must be found. */
    List<Long> plainIds() {
        return ids.stream()
                .filter(id -> id.matches("-?[0-9]{1,18}"))
                .map(Long::valueOf)
                .toList();
    }

    /** Whether some id has this value, however it is written. */
    boolean hasId(long id) {
        return ids.stream()
                .filter(text -> text.length() < 100)
                .map(BigDecimal::new)
                .anyMatch(number -> number.compareTo(BigDecimal.valueOf(id)) == 0);
    }
}
