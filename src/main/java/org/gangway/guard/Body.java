// SPDX-License-Identifier: Apache-2.0
package org.gangway.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads the body of a stranger's request into memory: so much of it, and so long. */
public final class Body {
    private static final int PIECE = 8_192;

    private Body() {}

    /**
     * @return the body; more than {@code most} bytes, and not all of it, if it is larger
     * @throws TooSlow if it has not come after this time, however steadily it drips
     */
    public static byte[] read(HttpServletRequest request, int most, Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream(PIECE);
        byte[] piece = new byte[PIECE];
        InputStream in = request.getInputStream();
        for (int read = in.read(piece); read >= 0 && body.size() <= most; read = in.read(piece)) {
            body.write(piece, 0, read);
            if (System.nanoTime() > end) {
                throw new TooSlow();
            }
        }
        return body.toByteArray();
    }

    /** The sender is slower than anybody honest. */
    public static final class TooSlow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooSlow() {
            super("a body took too long to arrive");
        }
    }
}
