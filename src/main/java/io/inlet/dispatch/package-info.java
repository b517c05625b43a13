/** What a target is told and what came back; retry policy; one pure adapter a kind of target. */
package io.inlet.dispatch;
