namespace Autograd.Tests;

public class ComparisonsTests
{
    [Fact]
    public void NaN_is_not_below_a_bound()
    {
        Should.Throw<ShouldAssertException>(() => double.NaN.ShouldBeLessThan(1));
        Should.Throw<ShouldAssertException>(() => double.NaN.ShouldBeLessThanOrEqualTo(1));
    }
}
