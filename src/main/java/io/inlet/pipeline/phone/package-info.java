/** What stands behind the telephone's door: who may tell of calls, and what each provider is answered. */
package io.inlet.pipeline.phone;
