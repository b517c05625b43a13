package io.inlet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailOfficeIT {
    @Test
    void carriesEverySampleUnchanged() throws Exception {
        try (MailOffice office = MailOffice.open(SampleMail.SUPPORT)) {
            for (SampleMail mail : Traffic.mails()) {
                office.send(SampleMail.SUPPORT, mail);
            }

            try (Store store = connect(office)) {
                Folder inbox = open(store);
                assertThat(inbox.getMessageCount()).isEqualTo(Traffic.mails().size());
                for (int i = 0; i < Traffic.mails().size(); i++) {
                    SampleMail sent = Traffic.mails().get(i);
                    assertThat(endsWith(bytes(inbox.getMessage(i + 1)), sent.bytes()))
                            .as(sent.title())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void givesAMailItsOldUidAfterARestart() throws Exception {
        long[] before;
        try (MailOffice office = MailOffice.open(SampleMail.SUPPORT)) {
            office.send(SampleMail.SUPPORT, SampleMail.plain());
            office.send(SampleMail.SUPPORT, SampleMail.html());
            before = uids(office);
        }
        try (MailOffice office = MailOffice.open(SampleMail.SUPPORT)) {
            office.restore(SampleMail.SUPPORT, SampleMail.plain().bytes());
            office.restore(SampleMail.SUPPORT, SampleMail.html().bytes());

            assertThat(uids(office)).isEqualTo(before);
        }
    }

    /** UIDVALIDITY, then the UIDs. */
    private static long[] uids(MailOffice office) throws Exception {
        try (Store store = connect(office)) {
            Folder inbox = open(store);
            long[] uids = new long[inbox.getMessageCount() + 1];
            uids[0] = ((UIDFolder) inbox).getUIDValidity();
            for (int i = 1; i < uids.length; i++) {
                uids[i] = ((UIDFolder) inbox).getUID(inbox.getMessage(i));
            }
            return uids;
        }
    }

    private static Store connect(MailOffice office) throws Exception {
        Store store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", office.imapPort(), SampleMail.SUPPORT, MailOffice.PASSWORD);
        return store;
    }

    private static Folder open(Store store) throws Exception {
        Folder inbox = store.getFolder("INBOX");
        inbox.open(Folder.READ_ONLY);
        return inbox;
    }

    private static byte[] bytes(Message message) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toByteArray();
    }

    /** A server may put trace fields in front (RFC 5321, 4.4), and leave out the last line's end. */
    private static boolean endsWith(byte[] received, byte[] sent) {
        int length = sent.length;
        while (length > 0 && (sent[length - 1] == '\r' || sent[length - 1] == '\n')) {
            length--;
        }
        for (int from = 0; from <= Math.min(received.length - length, 2000); from++) {
            if (Arrays.equals(received, from, from + length, sent, 0, length)) {
                return true;
            }
        }
        return false;
    }
}
