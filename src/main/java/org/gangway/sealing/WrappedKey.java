// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

/**
 * A case's data key, encrypted by the wrapping key of an epoch.
 *
 * @param epoch id of the wrapping key's epoch
 * @param wrapped the encrypted key
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; a defensive copy per message would cost more
public record WrappedKey(String epoch, byte[] wrapped) {
    @Override
    public String toString() {
        return epoch + "[***]";
    }
}
