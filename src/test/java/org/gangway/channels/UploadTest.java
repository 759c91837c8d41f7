// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class UploadTest {
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final String FORM = "multipart/form-data; boundary=b";
    private static final String BODY =
            """
            --b\r
            Content-Disposition: form-data; name="id"\r
            \r
            7\r
            --b\r
            Content-Disposition: form-data; name="photo"; filename="../../photo"\r
            \r
            picture\r
            --b--\r
            """;

    @Test
    void partsAreFoundByTheirNames() throws IOException {
        Upload upload = Upload.read(request(FORM, BODY.getBytes(StandardCharsets.UTF_8)), 1_000, TIME);
        assertThat(upload.text("id")).isEqualTo("7");
        assertThat(upload.bytes("photo")).asString(StandardCharsets.UTF_8).isEqualTo("picture");
        assertThat(upload.text("answers")).isNull();
    }

    @Test
    void whatIsTooLargeIsNotReadToItsEnd() {
        refused(413, () -> Upload.read(request(FORM, new byte[200_000]), 1_000, TIME));
    }

    @Test
    void whatDripsForeverIsGivenUp() {
        MockHttpServletRequest drip = new MockHttpServletRequest() {
            @Override
            public ServletInputStream getInputStream() {
                return new Drip();
            }
        };
        drip.setContentType(FORM);
        refused(408, () -> Upload.read(drip, Integer.MAX_VALUE - 65_536, Duration.ofMillis(50)));
    }

    @Test
    void manyPartsAreRefused() {
        byte[] many = (BODY.replace("--b--\r\n", "").repeat(5) + "--b--\r\n").getBytes(StandardCharsets.UTF_8);
        refused(400, () -> Upload.read(request(FORM, many), 100_000, TIME));
    }

    @Property(tries = 2_000)
    void whateverIsSentIsReadOrRefused(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(6); i >= 0; i--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt();
        }
        String type = random.nextInt(4) == 0 ? FORM.substring(0, random.nextInt(FORM.length())) : FORM;
        try {
            assertThat(Upload.read(request(type, body), 1_000, TIME).parts()).hasSizeLessThan(9);
        } catch (Refused refused) {
            assertThat(refused.getStatusCode().value()).isEqualTo(400);
        }
    }

    private static MockHttpServletRequest request(String type, byte[] body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/photos");
        request.setContentType(type);
        request.setContent(body);
        return request;
    }

    private static void refused(int status, ThrowingCallable upload) {
        assertThatThrownBy(upload).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.getStatusCode().value())
                .isEqualTo(status));
    }

    /** A byte at a time, without end. */
    private static final class Drip extends ServletInputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return 1;
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
