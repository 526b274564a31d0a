package dev.replykit;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * A random mark of 60 bits that makes a name unique, as in {@code Autumn webinar invites [rk-k3v9q2m7x4ab]}: the name
 * is the only text of a draft that the list call both searches and returns. Lower-case letters and digits survive
 * escaping and a search that ignores case.
 */
final class Mark {
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final Pattern MARKED = Pattern.compile(" \\[rk-[" + ALPHABET + "]{12}\\]$");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Mark() {}

    static boolean isOn(String name) {
        return MARKED.matcher(name).find();
    }

    /** {@return the name with a new mark} */
    static String on(String name) {
        StringBuilder mark = new StringBuilder(" [rk-");
        RANDOM.ints(12, 0, ALPHABET.length()).forEach(i -> mark.append(ALPHABET.charAt(i)));
        return name + mark + "]";
    }
}
