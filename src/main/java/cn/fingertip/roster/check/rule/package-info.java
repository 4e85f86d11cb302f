/** The rules that every roster is held against as a whole, one class each. */
package cn.fingertip.roster.check.rule;
