package dev.replykit.internal.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts of printable ASCII that a server may repeat, in any case, and each of their characters as it is or as JSON, a
 * URL or HTML may have it: an escaped key that is decoded later is a key again. No pattern: a long one would overflow the
 * stack. All are looked for in one go, and no place of an answer allocates anything: answers are large, may consist of
 * escapes, and are looked through when the caller's time is over.
 */
final class Echoes {
    /** Fewer characters where an answer was cut are not taken for the beginning of a text. */
    private static final int TELLING = 4;

    /** No escape is longer, but for the zeros that a number in HTML may begin with. */
    private static final int LONGEST_ESCAPE = 8;

    private static final String NAMED_IN_HTML = "&<>\"'+/=_";
    private static final List<String> NAMES =
            List.of("amp", "lt", "gt", "quot", "apos", "plus", "sol", "equals", "lowbar");

    private static final long NO_ESCAPE = -1;

    /** The texts by their first characters, in lower case. */
    private final @Nullable List<String>[] byFirst;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists can't be made otherwise
    Echoes(List<String> texts) {
        byFirst = new List[128];
        for (String text : texts) {
            char first = Character.toLowerCase(text.charAt(0));
            List<String> same = byFirst[first];
            if (same == null) {
                same = new ArrayList<>();
                byFirst[first] = same;
            }
            same.add(text);
        }
    }

    /** The answer with something else in each place of a text; where it was cut, also of the beginning of a text. */
    String replacedIn(String answer, String by, boolean cut) {
        Search search = new Search(answer, cut);
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < answer.length(); i++) {
            int end = furthestEnd(search, i);
            if (end > i) {
                // What overlaps goes with it.
                if (i >= copied) {
                    out.append(answer, copied, i).append(by);
                }
                copied = Math.max(copied, end);
            }
        }
        return copied == 0
                ? answer
                : out.append(answer, copied, answer.length()).toString();
    }

    /** Where the longest text ends that stands there, or -1. */
    private int furthestEnd(Search search, int at) {
        char c = search.answer.charAt(at);
        int end = furthestEnd(search, at, c);
        if (isEscape(c)) {
            long once = escape(search.answer, at);
            long twice = escapedTwice(search.answer, at);
            end = once == NO_ESCAPE ? end : Math.max(end, furthestEnd(search, at, meaning(once)));
            end = twice == NO_ESCAPE ? end : Math.max(end, furthestEnd(search, at, meaning(twice)));
        }
        return end;
    }

    private int furthestEnd(Search search, int at, char first) {
        char lower = Character.toLowerCase(first);
        List<String> texts = lower < byFirst.length ? byFirst[lower] : null;
        int end = -1;
        for (int i = 0; texts != null && i < texts.size(); i++) {
            end = Math.max(end, search.endOf(texts.get(i), at));
        }
        return end;
    }

    private static boolean isEscape(char c) {
        return c == '\\' || c == '%' || c == '&';
    }

    private static boolean isSame(char c, char other) {
        return Character.toLowerCase(c) == Character.toLowerCase(other);
    }

    /** One answer being looked through. What looks like an escape may be plain, so all that it may be is followed. */
    private static final class Search {
        private final String answer;
        private final boolean cut;
        private Places places = new Places();
        private Places next = new Places();

        Search(String answer, boolean cut) {
            this.answer = answer;
            this.cut = cut;
        }

        /** Where the text ends if it stands there, else -1. */
        int endOf(String text, int start) {
            places.clear();
            places.add(start);
            for (int i = 0; i < text.length(); i++) {
                boolean telling = cut && i >= TELLING;
                next.clear();
                for (int p = 0; p < places.size; p++) {
                    if (places.at[p] < answer.length()) {
                        follow(text.charAt(i), places.at[p]);
                    } else if (telling) {
                        return answer.length();
                    }
                }
                if (next.size == 0) {
                    return telling && wereCutInAnEscape() ? answer.length() : -1;
                }
                Places followed = places;
                places = next;
                next = followed;
            }
            return places.furthest();
        }

        private void follow(char meant, int at) {
            char c = answer.charAt(at);
            if (isSame(c, meant)) {
                next.add(at + 1);
            }
            if (isEscape(c)) {
                follow(meant, escape(answer, at));
                follow(meant, escapedTwice(answer, at));
            }
        }

        private void follow(char meant, long escape) {
            if (escape != NO_ESCAPE && meaning(escape) == meant) {
                next.add(end(escape));
            }
        }

        private boolean wereCutInAnEscape() {
            for (int p = 0; p < places.size; p++) {
                int at = places.at[p];
                if (at < answer.length() && answer.length() - at < LONGEST_ESCAPE && isEscape(answer.charAt(at))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A few places in an answer, each of them once. */
    private static final class Places {
        private int[] at = new int[8];
        private int size;

        void clear() {
            size = 0;
        }

        void add(int place) {
            for (int i = 0; i < size; i++) {
                if (at[i] == place) {
                    return;
                }
            }
            if (size == at.length) {
                at = Arrays.copyOf(at, 2 * size);
            }
            at[size++] = place;
        }

        int furthest() {
            int furthest = -1;
            for (int i = 0; i < size; i++) {
                furthest = Math.max(furthest, at[i]);
            }
            return furthest;
        }
    }

    /** What an escape means and where it ends, in one number. */
    private static long meaning(char c, int end) {
        return (long) end << Character.SIZE | c;
    }

    private static char meaning(long escape) {
        return (char) escape;
    }

    private static int end(long escape) {
        return (int) (escape >> Character.SIZE);
    }

    private static long escape(String answer, int at) {
        return switch (answer.charAt(at)) {
            case '\\' -> ofJson(answer, at);
            case '%' -> hexadecimal(answer, at + 1);
            default -> answer.startsWith("#", at + 1) ? numberInHtml(answer, at) : nameInHtml(answer, at);
        };
    }

    private static long escapedTwice(String answer, int at) {
        return answer.startsWith("%25", at) ? hexadecimal(answer, at + 3) : NO_ESCAPE;
    }

    private static long ofJson(String answer, int at) {
        char next = at + 1 < answer.length() ? answer.charAt(at + 1) : 0;
        if (next == 'u' || next == 'U') {
            return answer.startsWith("00", at + 2) ? hexadecimal(answer, at + 4) : NO_ESCAPE;
        }
        return next == '"' || next == '\\' || next == '/' ? meaning(next, at + 2) : NO_ESCAPE;
    }

    /** Two digits. */
    private static long hexadecimal(String answer, int at) {
        int high = at + 1 < answer.length() ? digit(answer.charAt(at), 16) : -1;
        int low = high < 0 ? -1 : digit(answer.charAt(at + 1), 16);
        return low < 0 ? NO_ESCAPE : meaning((char) (high * 16 + low), at + 2);
    }

    private static long nameInHtml(String answer, int at) {
        int start = at + 1;
        int end = start;
        while (end < answer.length() && end < at + LONGEST_ESCAPE && answer.charAt(end) != ';') {
            end++;
        }
        for (int i = 0; i < NAMES.size(); i++) {
            String name = NAMES.get(i);
            if (name.length() == end - start && answer.regionMatches(true, start, name, 0, name.length())) {
                return answer.startsWith(";", end) ? meaning(NAMED_IN_HTML.charAt(i), end + 1) : NO_ESCAPE;
            }
        }
        return NO_ESCAPE;
    }

    /** Decimal or hexadecimal, with any number of zeros before. */
    private static long numberInHtml(String answer, int at) {
        int radix = answer.regionMatches(true, at, "&#x", 0, 3) ? 16 : 10;
        int place = at + (radix == 16 ? 3 : 2);
        int value = 0;
        for (; place < answer.length() && value < 128; place++) {
            int digit = digit(answer.charAt(place), radix);
            if (digit < 0) {
                return answer.charAt(place) == ';' ? meaning((char) value, place + 1) : NO_ESCAPE;
            }
            value = value * radix + digit;
        }
        return NO_ESCAPE;
    }

    private static int digit(char c, int radix) {
        return c < 128 ? Character.digit(c, radix) : -1;
    }
}
