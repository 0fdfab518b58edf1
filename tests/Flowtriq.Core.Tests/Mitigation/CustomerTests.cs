using Flowtriq.Core.Mitigation.Customers;
using FsCheck;
using FsCheck.Fluent;
using static Flowtriq.Core.Tests.Mitigation.Net;

namespace Flowtriq.Core.Tests.Mitigation;

public sealed class CustomerTests
{
    [Fact]
    public void A_file_of_customers_is_read()
    {
        var import = CustomerCsv.Read(
            "\uFEFFName,Prefixes,Contacts,Policy\r\n"
                + "# core customers\r\n"
                + "\"Acme, Inc.\",203.0.113.0/24 2001:db8:9::/48,noc@acme.example;ops@acme.example,scrub first\r\n"
                + "\r\n"
                + "Beta,198.51.100.0/25,,\r\n"
                + "Beta,198.51.100.128/25,noc@beta.example\r\n"
        );
        Assert.True(import.IsValid, string.Join('\n', import.Errors));
        Assert.Equal(["Acme, Inc.", "Beta"], import.Customers.Select(customer => customer.Name));
        Assert.Equal([P("203.0.113.0/24"), P("2001:db8:9::/48")], import.Customers[0].Prefixes);
        Assert.Equal(["noc@acme.example", "ops@acme.example"], import.Customers[0].Contacts);
        Assert.Equal("scrub first", import.Customers[0].Policy);
        Assert.Equal(2, import.Customers[1].Prefixes.Length);
        Assert.Null(import.Customers[1].Policy);
    }

    [Fact]
    public void Every_error_is_reported_at_once()
    {
        var import = CustomerCsv.Read(
            """
            name,prefixes,contacts
            Acme,203.0.113.5/24,noc
            ,198.51.100.0/24
            Beta,198.51.100.0/24
            Gamma,198.51.100.0/24,a@b,extra
            Delta,
            "open,1.2.3.0/24
            Wide,0.0.0.0/0
            """
        );
        Assert.Equal(
            [
                "line 2: \"203.0.113.5/24\" is not a prefix, or has bits beyond its length",
                "line 2: \"noc\" is not an e-mail address",
                "line 3: no name",
                "line 5: 4 fields, the header has 3",
                "line 5: 198.51.100.0/24 already belongs to Beta",
                "line 6: Delta has no prefix",
                "line 7: a quote is not closed, or stands inside a field",
                "line 8: \"0.0.0.0/0\" is the whole internet",
            ],
            import.Errors.Select(error => error.ToString())
        );
    }

    [Theory]
    [InlineData("", "line 1: the file is empty")]
    [InlineData("name,colour", "line 1: unknown column \"colour\"")]
    [InlineData("name,name,prefixes", "line 1: column \"name\" appears twice")]
    public void A_bad_header_is_an_error(string text, string error) =>
        Assert.Contains(error, CustomerCsv.Read(text).Errors.Select(e => e.ToString()));

    [Fact]
    public void Any_text_is_read_without_an_exception() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string>(),
                text => CustomerCsv.Read("name,prefixes\n" + text).Customers.All(customer => customer.Name.Length > 0)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_owner_holds_the_whole_target_and_the_longest_prefix_wins()
    {
        var inner = new Customer { Name = "Inner", Prefixes = [P("203.0.113.0/28")] };
        var table = new CustomerTable([Acme, inner]);
        Assert.Equal("Inner", table.OwnerOf(P("203.0.113.5/32"))?.Name);
        Assert.Equal("Acme", table.OwnerOf(P("203.0.113.0/24"))?.Name);
        Assert.Equal("Acme", table.OwnerOf(P("203.0.113.0/25"))?.Name);
        Assert.Null(table.OwnerOf(P("203.0.112.0/23")));
        Assert.Null(table.OwnerOf(P("198.51.100.1/32")));
        Assert.True(table.TryFind(P("203.0.113.77/32").Address, out var owner) && owner.Name == "Acme");
    }
}
