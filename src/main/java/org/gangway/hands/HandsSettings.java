// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How hands work.
 *
 * @param slice replies wait at most this long for the commit of what was done with them, unless a call lasts longer
 * @param gather a slice that is younger waits for further commands before its commit; a reply comes later by as much
 * @param callLimit one step of one case, in-route retries included, takes no longer; above that it is unavailable
 * @param attemptLimit one attempt of an HTTP call; no attempt begins that could pass the call limit
 * @param keyWait how long to wait for {@code case-keys} to be read to its end before the partition stops
 * @param keysInMemory how many unwrapped case keys are kept
 * @param longestPause the pause before a record that met a bug is tried again grows up to this
 */
@ConfigurationProperties("gangway.hands")
record HandsSettings(
        @DefaultValue("200ms") Duration slice,
        @DefaultValue("100ms") Duration gather,
        @DefaultValue("10s") Duration callLimit,
        @DefaultValue("4s") Duration attemptLimit,
        @DefaultValue("30s") Duration keyWait,
        @DefaultValue("10000") int keysInMemory,
        @DefaultValue("10s") Duration longestPause) {}
