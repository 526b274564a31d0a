package dev.replykit.internal.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Guesses what a misspelt name was meant to be. */
public final class Similar {
    private Similar() {}

    /** "; did you mean x?" for the known name that is at most a third away, else the empty string. */
    public static String suggestion(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> isNear(Math.abs(name.length() - candidate.length()), candidate))
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(candidate -> isNear(distance(name, candidate), candidate))
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse("");
    }

    private static boolean isNear(int distance, String candidate) {
        return distance * 3 <= candidate.length();
    }

    /** Levenshtein distance, where two letters that changed places count as one mistake; without regard to case. */
    static int distance(String a, String b) {
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        int[] beforePrevious = new int[0];
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[previous.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int exchange = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchange, Math.min(previous[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforePrevious[j - 2] + 1);
                }
            }
            beforePrevious = previous;
            previous = row;
        }
        return previous[right.length()];
    }
}
