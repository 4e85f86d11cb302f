package cn.fingertip.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A villager's account: one openid of one mini-program or public account, and the person behind it once proved. */
@Entity
public class Citizen {
    @Id
    public UUID id;

    /** Blind index of appid and openid. */
    public byte[] openidIndex;

    public byte[] openidSealed;
    public String appid;

    /** Blind index of the ID number, null until the person has proved who they are; so are the next three. */
    public byte[] personIndex;

    public byte[] personNameSealed;
    public byte[] personIdSealed;
    public Instant verifiedAt;

    /** The phone number that WeChat vouched for, null where its owner gave none; so is the next one. */
    public byte[] phoneSealed;

    public Instant phoneAt;

    public Instant createdAt;

    /** @return whether the person behind the account is known */
    public boolean verified() {
        return personIndex != null;
    }
}
