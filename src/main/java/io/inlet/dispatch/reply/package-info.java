/** What customers are told: by whom, in which words, and how e-mail and messengers carry it. */
package io.inlet.dispatch.reply;
