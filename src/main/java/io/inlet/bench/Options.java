package io.inlet.bench;

/**
 * What is asked of the bench.
 *
 * @param seconds how long is measured in all, about
 * @param stored tickets with which everything is measured once more; 0: it is not
 * @param attachments whether the line is measured beside mails with large files, too
 * @param backlog mails that wait for the line at once, in one more measurement; 0: there is none
 */
public record Options(int seconds, int stored, boolean attachments, int backlog) {}
