/** Who may look and who may act: console users, API tokens, their roles, and the port that keeps them. */
package io.inlet.account;
