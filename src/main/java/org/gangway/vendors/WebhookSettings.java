// SPDX-License-Identifier: Apache-2.0
package org.gangway.vendors;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are taken.
 *
 * @param bodyBytes largest message
 * @param acknowledged how long to wait for Kafka to take a report before the vendor is told to come again
 */
@ConfigurationProperties("gangway.webhooks")
record WebhookSettings(@DefaultValue("262144") int bodyBytes, @DefaultValue("5s") Duration acknowledged) {}
