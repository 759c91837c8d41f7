// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests there may be in a minute, as many at once; 0 for no limit.
 *
 * @param conversation of one conversation
 * @param address of one address; with IPv6 of one /64
 * @param begin that begin a conversation, of one address
 * @param installation of all, to this process
 */
record WebLimits(
        @DefaultValue("120") long conversation,
        @DefaultValue("1200") long address,
        @DefaultValue("60") long begin,
        @DefaultValue("60000") long installation) {}
