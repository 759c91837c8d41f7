// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

/**
 * One field's content, in one of four states. {@link Plain} and {@link Document} are personal data in the clear: they
 * exist between being opened (or made) and being sealed, inside one process, and no serialiser writes them.
 */
public sealed interface Value {

    /** Personal data in the clear. Prints as {@code ***}. */
    record Plain(String text) implements Value {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** A photo or document in the clear, on its way to the object store. Prints as {@code ***}. */
    record Document(byte[] content, String mediaType) implements Value {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** Encrypted for one case and one field name. The token is base64url text. Prints as {@code ***}. */
    record Sealed(String token) implements Value {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** Not personal data: an opaque reference, a code, a number of tries. Readable for ever. */
    record Open(String text) implements Value {}

    static Value open(String text) {
        return new Open(text);
    }

    static Value plain(String text) {
        return new Plain(text);
    }

    /** Whether this must be sealed before it may leave the process. */
    default boolean isClear() {
        return switch (this) {
            case Plain ignored -> true;
            case Document ignored -> true;
            case Sealed ignored -> false;
            case Open ignored -> false;
        };
    }
}
