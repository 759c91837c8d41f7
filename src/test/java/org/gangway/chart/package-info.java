// SPDX-License-Identifier: Apache-2.0
/** The Helm chart, held to Kubernetes' schemas and to what the rest of the project says of itself. */
@org.jspecify.annotations.NullMarked
package org.gangway.chart;
