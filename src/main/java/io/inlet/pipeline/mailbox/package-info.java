/** {@code mailbox:}, the source of mail: reads IMAP and POP3 mailboxes and lets go of a mail only after the inbox has it. */
package io.inlet.pipeline.mailbox;
