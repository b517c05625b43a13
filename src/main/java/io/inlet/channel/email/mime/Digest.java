package io.inlet.channel.email.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over bytes as they stream by, and over fields of text that are kept apart. */
public final class Digest {
    private final MessageDigest sha256;

    public Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Reads a stream to its end; gives the count of its bytes. */
    public long add(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        long size = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            sha256.update(buffer, 0, count);
            size += count;
        }
        return size;
    }

    public Digest field(String text) {
        sha256.update(text.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        return this;
    }

    /** 64 lower-case digits. Can be asked once. */
    public String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
