// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

/** The seal on what is sent to customers: the process seals, only the channel role can open. */
public interface ChannelKeys {

    /** The epoch's id travels inside the result. {@code conversationId} is bound in as HPKE context. */
    byte[] seal(String conversationId, byte[] clear);

    /**
     * @throws KeyGone if the epoch's private half has been destroyed
     * @throws SealBroken if it was altered or sealed for another conversation
     */
    byte[] open(String conversationId, byte[] sealed);
}
