// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.time.Instant;

/** On {@code replies}, type {@code org.gangway.deadline.passed.v1}: time put in as an input like any other. */
public record DeadlineRecord(String caseId, String deadline, Instant due) {}
