// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the web channel.
 *
 * @param limits how many requests there may be in a minute
 * @param cookieAge how long a browser may come back to its conversation; longer than a signature may take
 * @param acknowledged how long to wait for Kafka to take a message before answering 503
 * @param heartbeat pause between two comments that keep an idle stream open
 * @param connectionsEach open streams of one conversation
 * @param connectionsAddress open streams of one address (IPv6: one /64); 0 for no limit
 * @param connections open streams of this process
 * @param queue events that may wait for a slow browser before its stream is dropped
 * @param replay most records of one partition that are read again for a browser that was away
 * @param uploads photos taken in at the same time; each is held in memory, never in a file
 * @param uploadsAddress of these from one address; 0 for no limit
 * @param uploadTime how long one photo may take to arrive
 * @param photoBytes largest photo
 * @param textLength most characters of one message
 */
@ConfigurationProperties("gangway.channels.web")
record WebChannelSettings(
        @DefaultValue WebLimits limits,
        @DefaultValue("P14D") Duration cookieAge,
        @DefaultValue("5s") Duration acknowledged,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("3") int connectionsEach,
        @DefaultValue("200") int connectionsAddress,
        @DefaultValue("2000") int connections,
        @DefaultValue("256") int queue,
        @DefaultValue("100000") long replay,
        @DefaultValue("8") int uploads,
        @DefaultValue("4") int uploadsAddress,
        @DefaultValue("60s") Duration uploadTime,
        @DefaultValue("12582912") int photoBytes,
        @DefaultValue("4000") int textLength) {}
