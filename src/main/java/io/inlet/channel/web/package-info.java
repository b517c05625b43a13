/** Web forms: their definitions, what browsers and programs post to them, and the mapper. */
package io.inlet.channel.web;
