using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;
using Google.Protobuf;

namespace Flowtriq.Agent.Tests.Uplink;

/// <summary>Whom a node takes for its server, while the server's authority is renewed.</summary>
public sealed class TrustedAuthoritiesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ftagent-trust-").FullName;
    private readonly SigningAuthority _old = new();
    private readonly SigningAuthority _new = new();

    [Fact]
    public void A_node_follows_from_the_old_authority_over_both_to_the_new_one_and_stays_with_it_after_a_restart()
    {
        var trusted = _old.EnrolledIn(_folder);
        Assert.Equal(0UL, trusted.Version);

        Assert.Null(trusted.Take(_old.List(1, _old, _new)));
        Assert.Equal([_old.Der, _new.Der], Ders(trusted));
        Assert.Equal([_old.Der, _new.Der], Ders(Again()));

        Assert.Null(trusted.Take(_new.List(2, _new)));
        Assert.Equal([_new.Der], Ders(trusted));
        var again = Again();
        Assert.Equal([_new.Der], Ders(again));
        Assert.Equal(2UL, again.Version);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(_folder, "authorities"))
        );
    }

    [Fact]
    public void A_list_that_nobody_trusted_signed_or_that_is_old_or_without_its_signer_changes_nothing()
    {
        using var stranger = new SigningAuthority();
        var trusted = _old.EnrolledIn(_folder);
        Assert.Null(trusted.Take(_old.List(5, _old, _new)));
        var changed = _old.List(7, _old);
        changed.Payload = _old.List(8, _old, stranger).Payload;

        Assert.Contains("not signed", trusted.Take(stranger.List(6, stranger, _old)), StringComparison.Ordinal);
        Assert.Contains("not signed", trusted.Take(changed), StringComparison.Ordinal);
        Assert.Contains("not signed", trusted.Take(new SignedAuthorities()), StringComparison.Ordinal);
        Assert.Contains("older than version 5", trusted.Take(_old.List(4, _old)), StringComparison.Ordinal);
        Assert.Contains("not among them", trusted.Take(_old.List(6, stranger)), StringComparison.Ordinal);
        Assert.Contains("cannot be read", trusted.Take(_old.List(6)), StringComparison.Ordinal);
        Assert.Contains("cannot be read", trusted.Take(Garbage()), StringComparison.Ordinal);
        Assert.Null(trusted.Take(_old.List(5, _old)));

        Assert.Equal([_old.Der, _new.Der], Ders(trusted));
        Assert.Equal([_old.Der, _new.Der], Ders(Again()));
    }

    [Fact]
    public void Once_the_old_one_is_gone_it_can_sign_nothing_any_more()
    {
        var trusted = _old.EnrolledIn(_folder);
        Assert.Null(trusted.Take(_old.List(1, _old, _new)));
        Assert.Null(trusted.Take(_new.List(2, _new)));

        Assert.Contains("not signed", trusted.Take(_old.List(3, _old)), StringComparison.Ordinal);
        Assert.Contains("not signed", Again().Take(_old.List(3, _old, _new)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_cannot_be_written_down_is_not_gone_by()
    {
        var trusted = _old.EnrolledIn(_folder);
        var inTheWay = Directory.CreateDirectory(Path.Combine(_folder, "authorities.new"));
        File.WriteAllText(Path.Combine(inTheWay.FullName, "x"), "");

        Assert.ThrowsAny<Exception>(() => trusted.Take(_old.List(1, _old, _new)));

        Assert.Equal(0UL, trusted.Version);
        Assert.Equal([_old.Der], Ders(trusted));
    }

    [Fact]
    public void A_list_that_was_damaged_on_disk_leaves_the_authority_the_node_enrolled_with()
    {
        Assert.Null(_old.EnrolledIn(_folder).Take(_old.List(1, _old, _new)));
        File.WriteAllText(Path.Combine(_folder, "authorities"), "nonsense");

        Assert.Equal([_old.Der], Ders(Again()));
    }

    public void Dispose()
    {
        _old.Dispose();
        _new.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private SignedAuthorities Garbage()
    {
        var list = new Authorities { Version = 9, Certificates = { ByteString.CopyFrom(1, 2, 3) } };
        return AuthoritiesSignature.Sign(_old.Key, list);
    }

    private TrustedAuthorities Again() => _old.EnrolledIn(_folder);

    private static IEnumerable<byte[]> Ders(TrustedAuthorities trusted) =>
        trusted.All.Select(static one => one.RawData);
}
