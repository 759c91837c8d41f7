// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the names of the topics known to everybody. */
@Configuration(proxyBeanMethods = false)
class WireConfiguration {

    @Bean
    TopicNames topicNames(@Value("${gangway.prefix:" + TopicNames.DEFAULT_PREFIX + "}") String prefix) {
        return TopicNames.of(prefix);
    }
}
