// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * On {@code process-held-changelog} and {@code packer-held-changelog}: a record that nobody can read, while {@code dead-letters} cannot be written.
 *
 * @param value the bytes as they came; as base64 here
 * @param timestamp the record's, milliseconds
 * @param headers those of the dead letter, each as base64
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of somebody else; never compared
public record HeldLetter(@Nullable String key, byte @Nullable [] value, long timestamp, Map<String, byte[]> headers) {

    /** Nobody could read it, so nobody knows what it says. */
    @Override
    public String toString() {
        return "HeldLetter[***]";
    }
}
