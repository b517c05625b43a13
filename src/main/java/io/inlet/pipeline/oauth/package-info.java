/** OAuth2 for mailboxes: access tokens instead of passwords, and how a person allows them once. */
package io.inlet.pipeline.oauth;
