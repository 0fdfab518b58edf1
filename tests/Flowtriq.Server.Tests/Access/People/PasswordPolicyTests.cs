using Flowtriq.Server.Access;

namespace Flowtriq.Server.Tests.Access.People;

public sealed class PasswordPolicyTests
{
    [Theory]
    [InlineData("short", "The password needs 12 to 256 characters.")]
    [InlineData("Password-12345", "This password is one of the first that are guessed.")]
    [InlineData("1qaz2wsx3edc", "This password is one of the first that are guessed.")]
    [InlineData("abababababababab", "The password repeats too few characters.")]
    [InlineData("bea.summers1999", "The password must not be made of the name or the e-mail address.")]
    [InlineData("BEASUMMERS!!2026", "The password must not be made of the name or the e-mail address.")]
    [InlineData("bea@isp.example", "The password must not be made of the name or the e-mail address.")]
    public void What_is_guessed_first_is_refused_with_the_reason(string password, string reason) =>
        Assert.Equal(reason, PasswordPolicy.Fault(password, "Bea Summers", "bea@isp.example"));

    [Theory]
    [InlineData("seven purple walruses")]
    [InlineData("correct horse battery")]
    [InlineData("summers in Ulaanbaatar are short")]
    [InlineData("dTq7-xmP2-wK9v")]
    [InlineData("пароль из многих слов")]
    public void What_is_long_and_the_persons_own_idea_is_taken(string password) =>
        Assert.Null(PasswordPolicy.Fault(password, "Bea Summers", "bea@isp.example"));
}
