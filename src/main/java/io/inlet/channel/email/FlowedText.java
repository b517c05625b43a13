package io.inlet.channel.email;

/** Joins the soft line ends of format=flowed (RFC 3676, 4.1). */
final class FlowedText {
    private FlowedText() {}

    /** @param deleteSpace the space before a soft line end is no part of the text (DelSp=yes) */
    static String join(String text, boolean deleteSpace) {
        StringBuilder joined = new StringBuilder(text.length());
        int openDepth = -1;
        for (String line : text.split("\n", -1)) {
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            String content = line.substring(depth);
            String unstuffed = content.startsWith(" ") ? content.substring(1) : content;
            if (openDepth == depth && !isSignatureMark(unstuffed)) {
                joined.append(unstuffed);
            } else {
                joined.append(openDepth >= 0 ? "\n" : "")
                        .append(">".repeat(depth))
                        .append(depth > 0 ? " " : "")
                        .append(unstuffed);
            }
            boolean soft = unstuffed.endsWith(" ") && !isSignatureMark(unstuffed);
            if (soft && deleteSpace) {
                joined.setLength(joined.length() - 1);
            }
            if (soft) {
                openDepth = depth;
            } else {
                joined.append('\n');
                openDepth = -1;
            }
        }
        return joined.toString();
    }

    private static boolean isSignatureMark(String line) {
        return line.equals("-- ");
    }
}
