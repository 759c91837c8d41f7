// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Files as people and publishers save them. */
final class Utf8 {

    private static final String MARK = "\uFEFF";

    private Utf8() {}

    /** The bytes are something else. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Without the byte order mark that some programs put before a text. A new decoder reports what is malformed. */
    static String text(byte[] bytes) throws Malformed {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new Malformed();
        }
    }
}
