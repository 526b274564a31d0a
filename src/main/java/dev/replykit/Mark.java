package dev.replykit;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * A mark that makes a name one of its kind: {@code Autumn webinar invites [rk-k3v9q2m7x4ab]}.
 *
 * <p>It stands in the name, since that is the only text of a draft that the list call both searches and returns. It is
 * at the end, where no trimming of long names was ever reported to matter and people can delete it; in lower-case
 * letters and digits, which survive trimming, escaping and a search without regard to case; and random (60 bits), since
 * a count or a time could be made twice on two machines.
 */
final class Mark {
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 12;
    private static final Pattern MARKED = Pattern.compile(" \\[rk-[" + ALPHABET + "]{" + LENGTH + "}\\]$");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Mark() {}

    static boolean isOn(String name) {
        return MARKED.matcher(name).find();
    }

    /** The name with a fresh mark; one that bears a mark stays as it is. */
    static String on(String name) {
        if (isOn(name)) {
            return name;
        }
        StringBuilder mark = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            mark.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return name + " [rk-" + mark + "]";
    }
}
