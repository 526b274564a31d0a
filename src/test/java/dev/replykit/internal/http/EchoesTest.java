package dev.replykit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is blotted out of an answer, compared with what a slow and simple reader finds. */
class EchoesTest {
    private static final String BLOT = "[key]";

    private static final Map<Character, String> NAMED_IN_HTML = Map.of(
            '&',
            "&amp;",
            '<',
            "&lt;",
            '>',
            "&gt;",
            '"',
            "&quot;",
            '\'',
            "&apos;",
            '+',
            "&plus;",
            '/',
            "&sol;",
            '=',
            "&equals;",
            '_',
            "&lowbar;");

    /** Tries each text at each place, and each form of each character. */
    private record Naive(List<String> texts) {
        String replacedIn(String answer, boolean cut) {
            StringBuilder out = new StringBuilder();
            int copied = 0;
            for (int i = 0; i < answer.length(); i++) {
                int end = -1;
                for (String text : texts) {
                    end = Math.max(end, endIn(text, answer, i, cut));
                }
                if (end > i && i >= copied) {
                    out.append(answer, copied, i).append(BLOT);
                }
                copied = Math.max(copied, end);
            }
            return out.append(answer.substring(copied)).toString();
        }

        private static int endIn(String text, String answer, int start, boolean cut) {
            Set<Integer> places = Set.of(start);
            for (int i = 0; i < text.length(); i++) {
                Set<Integer> next = new TreeSet<>();
                for (int at : places) {
                    if (at < answer.length()) {
                        ends(text.charAt(i), answer, at, next);
                    } else if (cut && i >= 4) {
                        return at;
                    }
                }
                if (next.isEmpty()) {
                    boolean inAnEscape = places.stream()
                            .map(answer::substring)
                            .anyMatch(rest -> rest.length() < 8 && rest.matches("(?s)[\\\\%&].*"));
                    return cut && i >= 4 && inAnEscape ? answer.length() : -1;
                }
                places = next;
            }
            return places.stream().mapToInt(at -> at).max().orElse(-1);
        }

        private static void ends(char meant, String answer, int at, Set<Integer> ends) {
            if (Character.toLowerCase(answer.charAt(at)) == Character.toLowerCase(meant)) {
                ends.add(at + 1);
            }
            String hex = Integer.toHexString(meant);
            List<String> forms = new ArrayList<>(List.of("\\u00" + hex, "%" + hex, "%25" + hex));
            if ("\"\\/".indexOf(meant) >= 0) {
                forms.add("\\" + meant);
            }
            forms.add(NAMED_IN_HTML.getOrDefault(meant, "\0"));
            String rest = answer.substring(at);
            if (rest.startsWith("&#")) {
                forms.add(rest.replaceFirst("(?s)^(&#0*" + (int) meant + ";)?.*", "$1"));
                forms.add(rest.replaceFirst("(?s)^(&#[xX]0*(?i:" + hex + ");)?.*", "$1"));
            }
            for (String form : forms) {
                if (!form.isEmpty() && rest.regionMatches(true, 0, form, 0, form.length())) {
                    ends.add(at + form.length());
                }
            }
        }
    }

    /** Texts whose characters look like escapes, and each other's beginnings. */
    private static final List<List<String>> TEXTS = List.of(
            List.of("s3cret+Key/of=the&walk"),
            List.of("%25%25%41&amp;\\u0061\\/", "%2541", "&#37;25"),
            List.of("aAaAaAaA", "AaAaB", "61616161"),
            List.of("\"\\/<>'+=_&", "5c2f3c3e", "XC88Pg=="));

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsInHostileTextsWhatASlowReaderFinds(boolean cut) {
        Random random = new Random(20261125);
        int found = 0;
        for (int i = 0; i < 3_000; i++) {
            List<String> texts = TEXTS.get(i % TEXTS.size());
            String answer = hostile(texts, random);
            String expected = new Naive(texts).replacedIn(answer, cut);

            assertThat(new Echoes(texts).replacedIn(answer, BLOT, cut))
                    .as(answer)
                    .isEqualTo(expected);
            found += expected.equals(answer) ? 0 : 1;
        }
        assertThat(found).as("texts with something in them").isBetween(600, 2_400);
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

    private static String form(char c, Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> String.format("\\u%04x", (int) c);
            case 1 -> String.format("\\U%04X", (int) c);
            case 2 -> String.format("%%%02X", (int) c);
            case 3 -> String.format("%%25%02x", (int) c);
            case 4 -> String.format("&#%d;", (int) c);
            case 5 -> String.format("&#%05d;", (int) c);
            case 6 -> String.format("&#X%04x;", (int) c);
            case 7 -> NAMED_IN_HTML.getOrDefault(c, "\\" + c);
            case 8 -> String.valueOf(Character.toUpperCase(c));
            default -> String.valueOf(c);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "%", "\\", "&", "\"x\\", "\\\"", "&#x0", "&#x00;", "&amp", "&abc;", "\"\\u0041", "%41", "s"
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
            No: s3cret%           | No: [key]
            No: s3cret%2          | No: [key]
            No: s3cret%25         | No: [key]
            No: s3cret\\u002      | No: [key]
            No: s3cret&plus       | No: [key]
            No: s3c%              | No: s3c%
            No: s3cret%2B.        | No: s3cret%2B.
            No: s3cret&plus Keys  | No: s3cret&plus Keys
            """)
    void whereAnAnswerWasCutWithinAnEscapeOfTheKeyTheBeginningIsBlottedOutToo(String cut, String redacted) {
        assertThat(Secret.of("s3cret+Key/of=the&walk").redactCut(cut)).isEqualTo(redacted);
    }

    @Test
    void whatOverlapsGoesWithIt() {
        assertThat(new Echoes(List.of("secret-key", "keyteleven"))
                        .replacedIn("secret-keyteleven, secret-key", BLOT, false))
                .isEqualTo("[key], [key]");
    }
}
