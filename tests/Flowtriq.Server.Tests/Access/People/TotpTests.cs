using System.Text;
using Flowtriq.Server.Access.SecondFactor;

namespace Flowtriq.Server.Tests.Access.People;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, SHA-1; six digits of its eight.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_be_half_a_minute_off(int steps, bool good)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var code = Totp.Code(Secret, Totp.StepAt(now) + steps);
        Assert.Equal(good, Totp.Match(Secret, code, now, lastStep: 0) is not null);
    }

    [Fact]
    public void A_code_is_good_once_and_an_older_one_not_after_it()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = Totp.StepAt(now);
        Assert.Equal(step, Totp.Match(Secret, Totp.Code(Secret, step), now, step - 1));
        Assert.Null(Totp.Match(Secret, Totp.Code(Secret, step), now, step));
        Assert.Null(Totp.Match(Secret, Totp.Code(Secret, step - 1), now, step));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("abcdef")]
    public void What_is_no_code_is_not_good(string text) =>
        Assert.Null(Totp.Match(Secret, text, DateTimeOffset.FromUnixTimeSeconds(1_800_000_000), 0));

    /// <summary>RFC 4648, section 10, and the secret above as apps have it.</summary>
    [Theory]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("12345678901234567890", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")]
    public void A_secret_is_written_as_base_32(string bytes, string text) =>
        Assert.Equal(text, TotpAddress.Base32(Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public void The_address_escapes_what_people_enter()
    {
        var address = TotpAddress.Of("An ISP: north", "ann+noc@isp.example", Secret);
        Assert.Equal(
            "otpauth://totp/Flowtriq%20An%20ISP%20%20north:ann%2Bnoc%40isp.example"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Flowtriq%20An%20ISP%20%20north",
            address
        );
        Assert.StartsWith("<svg", TotpAddress.QrCode(address), StringComparison.Ordinal);
    }

    [Fact]
    public void Recovery_codes_are_many_and_different_and_read_however_they_are_typed()
    {
        var codes = RecoveryCodes.New();
        Assert.Equal(RecoveryCodes.Count, codes.Distinct().Count());
        Assert.All(codes, static code => Assert.Matches("^[2-9a-z]{4}(-[2-9a-z]{4}){3}$", code));
        var typed = codes[0].ToUpperInvariant().Replace('-', ' ');
        Assert.Equal(RecoveryCodes.Hash(codes[0]), RecoveryCodes.Hash(typed));
    }
}
