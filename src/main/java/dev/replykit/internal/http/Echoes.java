package dev.replykit.internal.http;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts of printable ASCII that a server may repeat, in any case, and each of their characters as it is or escaped
 * ({@link Escapes}): an escaped key that is decoded later is a key again. Where an answer ends, their beginning is
 * enough: whatever was cut, and whether that was noticed or not, it ends there.
 *
 * <p>All are looked for in one go, from the end to the beginning. At each place stands a set of what may have been
 * begun before, in bits: how much is left of which text. So the work is the same for each place, however often a text
 * repeats itself or an answer its beginning, and no place allocates anything: answers are large, and are looked through
 * when the caller's time is over. No pattern: a long one would overflow the stack.
 */
final class Echoes {
    /** Fewer characters at the end of an answer are not taken for the beginning of a text. */
    private static final int TELLING = 4;

    /** Of one text beside the other: the bit {@code left * lanes + i} says how much is left of the text i. */
    private final int lanes;

    private final int words;
    /** Nothing has been read. */
    private final long[] whole;
    /** Enough has been read for the end of an answer. */
    private final long[] telling;
    /** By what comes next, in lower case. */
    private final long[] @Nullable [] next = new long[128][];

    private final long done;

    Echoes(List<String> texts) {
        int longest = texts.stream().mapToInt(String::length).max().orElse(0);
        lanes = texts.size();
        words = (longest + 1) * lanes / Long.SIZE + 1;
        whole = new long[words];
        telling = new long[words];
        done = (1L << lanes) - 1;
        for (int lane = 0; lane < lanes; lane++) {
            String text = texts.get(lane);
            for (int read = 0; read <= text.length(); read++) {
                int bit = (text.length() - read) * lanes + lane;
                if (read == 0) {
                    set(whole, bit);
                }
                if (read >= TELLING) {
                    set(telling, bit);
                }
                if (read < text.length()) {
                    set(next(text.charAt(read)), bit);
                }
            }
        }
    }

    private long[] next(char c) {
        char lower = Character.toLowerCase(c);
        long[] same = next[lower];
        if (same == null) {
            same = new long[words];
            next[lower] = same;
        }
        return same;
    }

    private static void set(long[] bits, int bit) {
        bits[bit / Long.SIZE] |= 1L << bit;
    }

    /** The answer with something else in each place of a text, and of the beginning of one at the very end. */
    String replacedIn(String answer, String by) {
        if (lanes == 0 || answer.isEmpty()) {
            return answer;
        }
        BitSet starts = new Search(answer).starts();
        if (starts.isEmpty()) {
            return answer;
        }
        StringBuilder out = new StringBuilder();
        Search search = new Search(answer);
        int copied = 0;
        for (int start = starts.nextSetBit(0); start >= 0; start = starts.nextSetBit(copied)) {
            out.append(answer, copied, start).append(by);
            copied = search.end(start, starts);
        }
        return out.append(answer, copied, answer.length()).toString();
    }

    /** One answer being looked through, and the sets at the places that an escape can reach. */
    private final class Search {
        private static final int WINDOW = Escapes.LONGEST + 1;

        private final String answer;
        private final Escapes escapes;
        private final long[][] sets = new long[WINDOW][words];
        /** So many words of a set are in use. */
        private final int[] used = new int[WINDOW];

        Search(String answer) {
            this.answer = answer;
            this.escapes = new Escapes(answer);
        }

        /** Where a text begins, and goes on to its end or to that of the answer. */
        BitSet starts() {
            BitSet starts = new BitSet();
            add(answer.length(), telling);
            for (int at = answer.length() - 1; at >= 0; at--) {
                clear(at);
                sets[at % WINDOW][0] = done;
                used[at % WINDOW] = 1;
                char c = answer.charAt(at);
                if (Escapes.isPlain(c)) {
                    back(at + 1, c, at);
                } else {
                    int answers = escapes.read(at);
                    for (int i = 0; i < answers; i++) {
                        back(escapes.end(i), escapes.meaning(i), at);
                    }
                }
                if (has(at, whole)) {
                    starts.set(at);
                }
            }
            return starts;
        }

        /** Where the longest text ends that starts there, or that starts before the end of such a one. */
        int end(int first, BitSet starts) {
            int end = end(first, first + 1, starts);
            int from = first + 1;
            int start = starts.nextSetBit(from);
            while (start >= 0 && start < end) {
                from = end;
                end = Math.max(end, end(start, from, starts));
                start = starts.nextSetBit(from);
            }
            return end;
        }

        /** Where the last of all texts ends that start from there until there. */
        private int end(int from, int until, BitSet starts) {
            int end = from;
            int last = from;
            for (int at = from; at <= Math.max(last, until - 1); at++) {
                if (at < until && starts.get(at)) {
                    add(at, whole);
                }
                if ((sets[at % WINDOW][0] & done) != 0 || (at == answer.length() && has(at, telling))) {
                    end = at;
                }
                if (at < answer.length() && used[at % WINDOW] > 0) {
                    int answers = escapes.read(at);
                    for (int i = 0; i < answers; i++) {
                        if (forth(at, escapes.meaning(i), escapes.end(i))) {
                            last = Math.max(last, escapes.end(i));
                        }
                    }
                }
                clear(at);
            }
            return end;
        }

        private void clear(int at) {
            Arrays.fill(sets[at % WINDOW], 0, used[at % WINDOW], 0);
            used[at % WINDOW] = 0;
        }

        private void add(int at, long[] more) {
            for (int i = 0; i < words; i++) {
                sets[at % WINDOW][i] |= more[i];
            }
            used[at % WINDOW] = words;
        }

        private boolean has(int at, long[] some) {
            long[] set = sets[at % WINDOW];
            for (int i = used[at % WINDOW] - 1; i >= 0; i--) {
                if ((set[i] & some[i]) != 0) {
                    return true;
                }
            }
            return false;
        }

        /** Adds what was left before the character to what is left behind it. */
        private void back(int from, char c, int to) {
            long[] mask = mask(c);
            if (mask == null && c != Escapes.NOTHING) {
                return;
            }
            long[] source = sets[from % WINDOW];
            long[] target = sets[to % WINDOW];
            int top = used[to % WINDOW];
            long carried = 0;
            int count = Math.min(words, used[from % WINDOW] + 1);
            for (int i = 0; i < count; i++) {
                long left = source[i];
                long more = mask == null ? left : (left << lanes | carried) & mask[i];
                carried = left >>> -lanes;
                if (more != 0) {
                    target[i] |= more;
                    top = Math.max(top, i + 1);
                }
            }
            used[to % WINDOW] = top;
        }

        /** The other way; whether anything is left at all. What is complete does not grow by what only stands between. */
        private boolean forth(int from, char c, int to) {
            long[] mask = mask(c);
            if (mask == null && c != Escapes.NOTHING) {
                return false;
            }
            long[] source = sets[from % WINDOW];
            long[] target = sets[to % WINDOW];
            boolean any = false;
            long carried = 0;
            for (int i = used[from % WINDOW] - 1; i >= 0; i--) {
                long left = mask == null ? source[i] & (i == 0 ? ~done : -1) : source[i] & mask[i];
                long more = mask == null ? left : left >>> lanes | carried;
                carried = left << -lanes;
                target[i] |= more;
                any |= more != 0;
            }
            used[to % WINDOW] = Math.max(used[to % WINDOW], any ? used[from % WINDOW] : 0);
            return any;
        }

        private long @Nullable [] mask(char c) {
            char lower = Character.toLowerCase(c);
            return lower < next.length ? next[lower] : null;
        }
    }
}
