package cn.fingertip.embedded.demo;

/**
 * An invented head of household. The ID prefix 360799 and the card prefix 629999 belong to nobody.
 *
 * @param village name as clerks write it
 * @param group 村民小组
 * @param household people in the household
 */
record DemoPerson(String village, String group, String name, String idNumber, String card, int household) {}
