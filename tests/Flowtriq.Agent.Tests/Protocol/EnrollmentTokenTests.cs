using System.Security.Cryptography;
using Flowtriq.Protocol;
using FsCheck;
using FsCheck.Fluent;

namespace Flowtriq.Agent.Tests.Protocol;

public sealed class EnrollmentTokenTests
{
    private static readonly DateTimeOffset Expires = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Fingerprint = SHA256.HashData("a certificate"u8);
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(EnrollmentToken.SecretLength);
    private static readonly EnrollmentToken Token = EnrollmentToken.Create(Fingerprint, Expires, Secret);

    [Fact]
    public void A_token_carries_fingerprint_expiry_and_secret()
    {
        var read = EnrollmentToken.Parse($"  {Token.Text.ToUpperInvariant()}\n", out var fault);

        Assert.Equal(EnrollmentTokenFault.None, fault);
        Assert.Equal(Fingerprint, read!.AuthorityFingerprint.ToArray());
        Assert.Equal(Expires, read.Expires);
        Assert.Equal(Token.Secret, read.Secret);
        Assert.Matches("^ft1_[0-9a-z]{96}$", Token.Text);
    }

    [Fact]
    public void Every_single_typing_error_is_noticed()
    {
        const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
        for (var i = 4; i < Token.Text.Length; i++)
        {
            var typed = Token.Text.ToCharArray();
            typed[i] = Alphabet[(Alphabet.IndexOf(typed[i]) + 11) % Alphabet.Length];
            Assert.Null(EnrollmentToken.Parse(typed, out var fault));
            Assert.Equal(EnrollmentTokenFault.Mistyped, fault);
        }
    }

    [Fact]
    public void Letters_that_look_like_digits_are_forgiven()
    {
        var typed = Token.Text[..4] + Token.Text[4..].Replace('0', 'O').Replace('1', 'l');

        Assert.NotNull(EnrollmentToken.Parse(typed, out _));
    }

    [Theory]
    [InlineData("", EnrollmentTokenFault.NotAToken)]
    [InlineData("hunter2", EnrollmentTokenFault.NotAToken)]
    [InlineData("ft1_abc", EnrollmentTokenFault.WrongLength)]
    public void Other_texts_are_told_apart(string text, EnrollmentTokenFault expected)
    {
        Assert.Null(EnrollmentToken.Parse(text, out var fault));
        Assert.Equal(expected, fault);
        Assert.NotEmpty(EnrollmentToken.Describe(fault));
    }

    [Fact]
    public void No_text_makes_the_reader_throw() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<string>(static text => EnrollmentToken.Parse($"ft1_{text}", out _) is null)
        );

    [Fact]
    public void A_token_does_not_print_itself() =>
        Assert.DoesNotContain(Token.Secret, $"{Token}", StringComparison.Ordinal);
}
