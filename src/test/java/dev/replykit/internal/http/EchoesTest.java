package dev.replykit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is blotted out of an answer, compared with what a slow and simple reader finds. */
class EchoesTest {
    private static final String BLOT = "[key]";

    private static final Map<String, Character> NAMED_IN_HTML = Map.ofEntries(
            Map.entry("excl", '!'),
            Map.entry("quot", '"'),
            Map.entry("num", '#'),
            Map.entry("dollar", '$'),
            Map.entry("percnt", '%'),
            Map.entry("amp", '&'),
            Map.entry("apos", '\''),
            Map.entry("lpar", '('),
            Map.entry("rpar", ')'),
            Map.entry("ast", '*'),
            Map.entry("midast", '*'),
            Map.entry("plus", '+'),
            Map.entry("comma", ','),
            Map.entry("period", '.'),
            Map.entry("sol", '/'),
            Map.entry("colon", ':'),
            Map.entry("semi", ';'),
            Map.entry("lt", '<'),
            Map.entry("equals", '='),
            Map.entry("gt", '>'),
            Map.entry("quest", '?'),
            Map.entry("commat", '@'),
            Map.entry("lbrack", '['),
            Map.entry("lsqb", '['),
            Map.entry("bsol", '\\'),
            Map.entry("rbrack", ']'),
            Map.entry("rsqb", ']'),
            Map.entry("Hat", '^'),
            Map.entry("lowbar", '_'),
            Map.entry("UnderBar", '_'),
            Map.entry("grave", '`'),
            Map.entry("DiacriticalGrave", '`'),
            Map.entry("lbrace", '{'),
            Map.entry("lcub", '{'),
            Map.entry("vert", '|'),
            Map.entry("verbar", '|'),
            Map.entry("VerticalLine", '|'),
            Map.entry("rbrace", '}'),
            Map.entry("rcub", '}'));

    /** What follows what begins an escape, as a pattern, and what it means: the digits of its group, or a character. */
    private record Code(char lead, Pattern pattern, int radix, char named) {
        static Code of(char lead, String pattern, int radix) {
            return new Code(lead, Pattern.compile("(?i)" + pattern), radix, '\0');
        }

        static Code named(String name, char meant) {
            return new Code('&', Pattern.compile("(?iu)" + name), 0, meant);
        }

        int meaning(Matcher found) {
            return radix == 0
                    ? named
                    : new BigInteger(found.group(1), radix)
                            .min(BigInteger.valueOf(128))
                            .intValue();
        }
    }

    private static final List<Code> CODES = Stream.concat(
                    Stream.of(
                            Code.of('\\', "u([0-9a-f]{4})", 16),
                            Code.of('\\', "(?-i:U)([0-9a-f]{8})", 16),
                            Code.of('\\', "x([0-9a-f]{2})", 16),
                            Code.of('\\', "([0-7]{1,3})", 8),
                            Code.of('%', "([0-9a-f]{2})", 16),
                            Code.of('%', "(?-i:u)([0-9a-f]{4})", 16),
                            Code.of('&', "#([0-9]+)", 10),
                            Code.of('&', "#x([0-9a-f]+)", 16)),
                    NAMED_IN_HTML.entrySet().stream().map(name -> Code.named(name.getKey(), name.getValue())))
            .toList();

    /** Tries each text at each place, and whatever each character may be read as. */
    private record Naive(List<String> texts) {
        private record Reading(char meaning, int end) {}

        String replacedIn(String answer) {
            List<Set<Reading>> readings = IntStream.range(0, answer.length())
                    .mapToObj(at -> readings(answer, at))
                    .toList();
            StringBuilder out = new StringBuilder();
            int copied = 0;
            for (int i = 0; i < answer.length(); i++) {
                int end = -1;
                for (String text : texts) {
                    end = Math.max(end, endIn(text, readings, i));
                }
                if (end > i && i >= copied) {
                    out.append(answer, copied, i).append(BLOT);
                }
                copied = Math.max(copied, end);
            }
            return out.append(answer.substring(copied)).toString();
        }

        private static int endIn(String text, List<Set<Reading>> readings, int start) {
            Set<Integer> places = Set.of(start);
            for (int i = 0; i < text.length() && !places.isEmpty(); i++) {
                Set<Integer> next = new TreeSet<>();
                Deque<Integer> open = new ArrayDeque<>(places);
                Set<Integer> seen = new TreeSet<>(places);
                while (!open.isEmpty()) {
                    int at = open.remove();
                    if (at == readings.size()) {
                        if (i >= 4) {
                            return at;
                        }
                        continue;
                    }
                    for (Reading reading : readings.get(at)) {
                        if (reading.meaning == '\0' && seen.add(reading.end)) {
                            open.add(reading.end);
                        }
                        if (Character.toLowerCase(reading.meaning) == Character.toLowerCase(text.charAt(i))) {
                            next.add(reading.end);
                        }
                    }
                }
                places = next;
            }
            return places.stream().mapToInt(at -> at).max().orElse(-1);
        }

        private static Set<Reading> readings(String answer, int at) {
            char c = answer.charAt(at);
            Set<Reading> readings = new LinkedHashSet<>();
            Deque<Reading> open = new ArrayDeque<>(List.of(new Reading(c == '\ufffd' ? '\0' : c, at + 1)));
            Matcher inShell = Pattern.compile("'\\\\(\\\\*)''").matcher(answer).region(at, answer.length());
            if (inShell.lookingAt()) {
                readings.add(new Reading('\'', inShell.end()));
            } else if (inShell.hitEnd() && answer.startsWith("'\\", at)) {
                readings.add(new Reading('\0', answer.length()));
            }
            while (!open.isEmpty()) {
                Reading reading = open.remove();
                if (readings.add(reading)) {
                    if (reading.meaning == '\\') {
                        readings.add(new Reading('\0', reading.end));
                    }
                    CODES.stream()
                            .filter(code -> code.lead == reading.meaning)
                            .forEach(code -> open.addAll(decoded(code, answer, reading.end)));
                }
            }
            return readings;
        }

        private static List<Reading> decoded(Code code, String answer, int at) {
            List<Reading> readings = new ArrayList<>();
            Matcher found = code.pattern.matcher(answer).region(at, answer.length());
            if (found.lookingAt() && code.meaning(found) < 128) {
                char meant = (char) code.meaning(found);
                readings.add(new Reading(meant, found.end()));
                if (code.lead == '&' && answer.startsWith(";", found.end())) {
                    readings.add(new Reading(meant, found.end() + 1));
                }
            }
            if (found.hitEnd()) {
                readings.add(new Reading('\0', answer.length()));
            }
            return readings;
        }
    }

    /** Texts whose characters look like escapes, and each other's beginnings. */
    private static final List<List<String>> TEXTS = List.of(
            List.of("s3cret+Key/of=the&walk"),
            List.of("%25%25%41&amp;\\u0061\\/", "%2541", "&#37;25"),
            List.of("aAaAaAaA", "AaAaB", "61616161"),
            List.of("\"\\/<>'+=_&", "5c2f3c3e", "XC88Pg=="),
            List.of("aB+c/d=e&f<g\"h'i\\j%k>lM9zQ7_x"),
            List.of("^`{|}~[]@?;:,.-*()$#!"));

    @Test
    void findsInHostileTextsWhatASlowReaderFinds() {
        Random random = new Random(20261125);
        int found = 0;
        for (int i = 0; i < 6_000; i++) {
            List<String> texts = TEXTS.get(i % TEXTS.size());
            String answer = hostile(texts, random);
            String expected = new Naive(texts).replacedIn(answer);

            assertThat(new Echoes(texts).replacedIn(answer, BLOT)).as(answer).isEqualTo(expected);
            found += expected.equals(answer) ? 0 : 1;
        }
        assertThat(found).as("texts with something in them").isBetween(1_200, 5_400);
    }

    /** Pieces of the texts in many forms, and pieces of escapes. */
    private static String hostile(List<String> texts, Random random) {
        StringBuilder answer = new StringBuilder();
        int pieces = 1 + random.nextInt(5);
        for (int i = 0; i < pieces; i++) {
            String text = texts.get(random.nextInt(texts.size()));
            int from = random.nextInt(3) > 0 ? 0 : random.nextInt(text.length());
            int to = random.nextInt(3) > 0 ? text.length() : from + random.nextInt(text.length() - from + 1);
            boolean escaping = random.nextBoolean();
            for (char c : text.substring(from, to).toCharArray()) {
                answer.append(escaping ? form(c, random) : String.valueOf(c));
            }
            if (random.nextInt(3) == 0) {
                String junk = "\\%&#;xu0254\u212a\u0130\uff11";
                answer.append(junk.charAt(random.nextInt(junk.length())));
            }
        }
        answer.setLength(answer.length() - random.nextInt(Math.min(4, answer.length() + 1)));
        return answer.toString();
    }

    /** The character, maybe escaped, and what begins the escape maybe escaped again. */
    private static String form(char c, Random random) {
        String again = "\\".repeat(random.nextInt(4));
        String form =
                switch (random.nextInt(15)) {
                    case 0 -> again + String.format("\\u%04x", (int) c);
                    case 1 -> again + String.format("\\U%08X", (int) c);
                    case 2 -> String.format("%%%s%02X", "25".repeat(random.nextInt(4)), (int) c);
                    case 3 -> String.format("%%u%04x", (int) c);
                    case 4 -> String.format("&#%d%s", (int) c, random.nextBoolean() ? ";" : "");
                    case 5 -> String.format("&%s#%05d;", "amp;".repeat(random.nextInt(3)), (int) c);
                    case 6 -> String.format("&#X%04x;", (int) c);
                    case 7 -> again + String.format("\\x%02x", (int) c);
                    case 8 -> again + String.format("\\%03o", (int) c);
                    case 9 -> again + c;
                    case 10 -> "\0" + c + "\ufffd".repeat(random.nextInt(2));
                    case 11 -> c == '\'' ? "'\\" + again + "''" : named(c);
                    case 12 -> String.valueOf(Character.toUpperCase(c));
                    default -> named(c);
                };
        return random.nextInt(3) > 0 || form.length() < 3 || form.length() > 20
                ? form
                : form(form.charAt(0), random) + form.substring(1);
    }

    private static String named(char c) {
        return NAMED_IN_HTML.entrySet().stream()
                .filter(name -> name.getValue() == c)
                .map(name -> "&" + name.getKey() + (c % 2 == 0 ? ";" : ""))
                .findFirst()
                .orElse("\\" + c);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "%",
                "\\",
                "&",
                "\"x\\",
                "\\\"",
                "&#x0",
                "&#x00;",
                "&amp",
                "&abc;",
                "\"\\u0041",
                "%41",
                "s",
                "\0",
                "\ufffd",
                "'",
                "'\\''",
                "&#38;amp;"
            })
    void anAnswerFullOfEscapesAllocatesNothingForEachOfThem(String fill) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Secret key = Secret.of("s3cret-Key-of-the-tests");
        String answer = fill.repeat(100_000 / fill.length());
        String unused = key.redact(answer);

        long before = threads.getCurrentThreadAllocatedBytes();
        unused = key.redact(answer);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(answer.length());
        assertThat(unused).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            No: s3cret+K          | No: [key]
            No: s3cr              | No: [key]
            No: s3c               | No: s3c
            No: s3cret%           | No: [key]
            No: s3cret%2          | No: [key]
            No: s3cret%25         | No: [key]
            No: s3cret%252        | No: [key]
            No: s3cret\\          | No: [key]
            No: s3cret\\\\\\        | No: [key]
            No: s3cret\\u         | No: [key]
            No: s3cret\\u002      | No: [key]
            No: s3cret\\x2        | No: [key]
            No: s3cret\\05        | No: [key]
            No: s3cret&           | No: [key]
            No: s3cret&#          | No: [key]
            No: s3cret&#x         | No: [key]
            No: s3cret&#4         | No: [key]
            No: s3cret&amp;#004   | No: [key]
            No: s3cret&pl         | No: [key]
            No: s3cret&amp;plus   | No: [key]
            No: s3cret\ufffd           | No: [key]
            No: s3cret%2B\ufffd        | No: [key]
            No: s3c%              | No: s3c%
            No: s3cret%2B.        | No: s3cret%2B.
            No: s3cret&plus Keys  | No: s3cret&plus Keys
            No: s3cret&plug       | No: s3cret&plug
            No: s3cret.           | No: s3cret.
            {"No": "s3cret+Key"}  | {"No": "s3cret+Key"}
            """)
    void whereATextEndsTheBeginningOfTheKeyIsBlottedOutToo(String text, String redacted) {
        assertThat(Secret.of("s3cret+Key/of=the&walk").redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            it broke (Invalid status line: "HTTP/1.1 s3cret+Key/of=the&wal")  | it broke (Invalid status line: "HTTP/1.1 [key]")
            it broke (s3cret+Key/of=the&wal)                                  | it broke ([key])
            it broke (s3cret+Key/of=the&walk)                                 | it broke ([key])
            it broke (s3c)                                                    | it broke (s3c)
            ")")                                                              | ")")
            """)
    void whereAQuotedTextEndsTheBeginningOfTheKeyIsBlottedOutToo(String clause, String redacted) {
        assertThat(Secret.of("s3cret+Key/of=the&walk").redactClause(clause)).isEqualTo(redacted);
    }

    @Test
    void whatOverlapsGoesWithIt() {
        assertThat(new Echoes(List.of("secret-key", "keyteleven")).replacedIn("secret-keyteleven, secret-key", BLOT))
                .isEqualTo("[key], [key]");
    }
}
